class PricesController < ApplicationController
  def show
    @text = format(params[:format], price) # finding: format-from-request
  end

  def line
    title = params[:title]
    printf("#{title}: %d\n", price) # finding: format-from-request
    @short = Kernel.sprintf(title + " %s", price) # finding: format-from-request
  end
end

class PricesController < ApplicationController
  def show
    @text = format("%s costs %d", params[:title], price) # evidence: constant-format
  end

  def line
    title = params[:title]
    printf("%s: %d\n", title, price) # evidence: constant-format
    @short = Kernel.sprintf("%-20s", title) # evidence: constant-format
    @other = format("%d", price)
    puts "#{title}: #{price}"
  end
end

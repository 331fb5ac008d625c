class PagesController < ApplicationController
  def index
    @pages = total / params[:per].to_i # finding: divided-by-request
    @rest = total.modulo(params[:per].to_i) # finding: divided-by-request
  end

  def show
    render json: { pages: total / params[:per].to_i } # finding: divided-by-request
  end
end

class ItemsController < ApplicationController
  def index
    @items = Item.order(:id).limit(params[:per]) # finding: size-of-the-request
  end

  def sample
    render json: Item.all.take(params[:n].to_i) # finding: size-of-the-request
  end

  def pad
    render plain: "x".ljust(Integer(params[:width])) # finding: size-of-the-request
  end

  def import
    rows = Zlib.gunzip(request.raw_post) # finding: unlimited-unpacking
    load_rows(rows)
  end
end

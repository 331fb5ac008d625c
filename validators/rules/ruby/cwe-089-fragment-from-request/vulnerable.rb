class ItemsController < ApplicationController
  def index
    sort = params[:sort]
    @items = Item.order(sort) # finding
  end

  def columns
    column = params.fetch(:column, "name").to_s
    render json: Item.pluck(column) # finding
  end

  def grouped
    by = params[:by].presence || "kind"
    render json: Item.group("#{by}").count # finding
  end
end

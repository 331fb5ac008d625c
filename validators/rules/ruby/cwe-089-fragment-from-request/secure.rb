class ItemsController < ApplicationController
  COLUMNS = { "name" => "name", "price" => "price_cents" }.freeze

  def index
    sort = params[:sort]
    sort = "name" unless %w[name price].include?(sort)
    @items = Item.order(sort) # evidence: guarded
  end

  def looked_up
    @items = Item.order(COLUMNS.fetch(params[:sort], "name")) # evidence: own-fragment
  end

  def quoted
    column = Item.connection.quote_column_name(params[:column])
    @items = Item.order(column) # evidence: sanitized
  end

  def bound
    @items = Item.find_by_sql(["SELECT * FROM items WHERE kind = ?", params[:kind]])
  end

  def fixed
    @items = Item.order(:name)
  end
end

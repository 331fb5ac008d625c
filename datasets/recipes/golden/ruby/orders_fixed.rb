class OrdersController < ApplicationController
  def search
    @orders = current_user.orders.where("customer = ?", params[:customer]).order(:placed_at)
    render json: @orders
  end
end

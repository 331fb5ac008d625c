class OrdersController < ApplicationController
  def search
    @orders = Order.where("customer = '#{params[:customer]}'").order(:placed_at)
    render json: @orders
  end
end

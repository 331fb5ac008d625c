class OrdersController < ApplicationController
  before_action :authenticate_user!

  def show
    @order = Order.find(params[:id]) # finding: found-by-id
  end

  def cancel
    Invoice.find_by(id: params[:invoice_id]).cancel! # finding: found-by-id
    redirect_to invoices_path
  end

  def message
    found = Message.find_by!(id: params.require(:id)) # finding: found-by-id
    render json: found
  end
end

class OrdersController < ApplicationController
  before_action :authenticate_user!

  def show
    @order = current_user.orders.find(params[:id]) # evidence: among-the-callers-own
  end

  def cancel
    current_account.invoices.open.find_by(id: params[:invoice_id]).cancel! # evidence: among-the-callers-own
    redirect_to invoices_path
  end

  def message
    found = Message.find_by!(id: params.require(:id), user_id: current_user.id) # evidence: owner-asked
    render json: found
  end

  # What everybody may read has no owner.
  def product
    @product = Product.find(params[:id])
  end
end

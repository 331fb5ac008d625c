class AccountsController < ApplicationController
  before_action :authenticate_user!

  def update
    current_user.update(params.require(:account).permit(:name, :email))
    redirect_to account_path
  end
end

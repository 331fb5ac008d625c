class AccountsController < ApplicationController
  def update
    current_user.update(params[:account])
    redirect_to params[:back]
  end
end

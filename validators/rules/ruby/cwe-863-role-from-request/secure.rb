class AdminController < ApplicationController
  def index
    return head(:forbidden) unless current_user.role == "admin" # evidence: role-of-the-user
    @users = User.all
  end

  def destroy
    User.find(params[:id]).destroy if session[:role] == "admin" # evidence: role-of-the-user
  end

  def report
    if "staff" == current_user.role # evidence: role-of-the-user
      render json: Report.all
    end
  end

  # Whether a field was filled in decides nothing either.
  def filled?
    params[:role] != ""
  end

  # A search by role decides nothing about the sender.
  def search
    @users = User.where(role: params[:role])
  end
end

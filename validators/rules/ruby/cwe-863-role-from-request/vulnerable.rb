class AdminController < ApplicationController
  def index
    return head(:forbidden) unless params[:role] == "admin" # finding: role-from-request
    @users = User.all
  end

  def destroy
    User.find(params[:id]).destroy if cookies[:is_admin] == "1" # finding: role-from-request
  end

  def report
    if "staff" == request.headers["X-Role"] # finding: role-from-request
      render json: Report.all
    end
  end
end

class SessionsController < ApplicationController
  def create # finding: login-without-new-session
    user = User.find_by(mail: params[:mail])
    if user&.authenticate(params[:password])
      session[:user_id] = user.id
      redirect_to root_path
    end
  end
end

class LoginController < ApplicationController
  def login # finding: login-without-new-session
    account = Account.authenticate(params[:name], params[:password])
    session["account"] = account.id if account
  end
end

module SessionsHelper
  def log_in(user) # finding: login-without-new-session
    session[:user_id] = user.id
  end
end

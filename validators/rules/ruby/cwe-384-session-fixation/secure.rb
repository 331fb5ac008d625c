class SessionsController < ApplicationController
  def create
    user = User.find_by(mail: params[:mail])
    if user&.authenticate(params[:password])
      reset_session # evidence: new-session
      session[:user_id] = user.id
      redirect_to root_path
    end
  end

  def destroy
    reset_session
    redirect_to root_path
  end
end

class LoginController < ApplicationController
  def login
    account = Account.authenticate(params[:name], params[:password])
    self.reset_session if account # evidence: new-session
    session["account"] = account.id if account
  end
end

module SessionsHelper
  def log_in(user)
    reset_session # evidence: new-session
    session[:user_id] = user.id
  end
end

class OrdersController < ApplicationController
  def create
    Order.create(kind: params[:kind])
  end
end

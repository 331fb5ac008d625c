class SessionsController < ApplicationController
  def create
    cookies[:sid] = "x" # finding: flags-unsaid
    cookies[:auth_token] = { value: @user.auth_token } # finding: flags-unsaid
    cookies.signed[:user_id] = @user.id # finding: flags-unsaid
    cookies.permanent.signed[:remember_token] = { value: @user.token, httponly: true } # finding: flags-unsaid
  end

  def renew
    cookies[:jwt] = JWT.encode({ id: @user.id }, key) # finding: flags-unsaid
  end
end

post "/login" do
  response.set_cookie("session_id", value: token, path: "/") # finding: flags-unsaid
end

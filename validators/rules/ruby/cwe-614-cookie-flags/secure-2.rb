class SessionsController < ApplicationController
  def create
    cookies[:sid] = { value: "x", secure: true, httponly: true } # evidence: flags-set
    cookies.signed[:user_id] = { value: @user.id, secure: true, httponly: true, same_site: :lax } # evidence: flags-set
    cookies[:locale] = "en"
    cookies[:last_tab] = { value: params[:tab] }
    cookies[:auth_token] = settings_of(@user)
    table[:token] = "x"
  end

  def destroy
    cookies[:sid] = nil
    cookies.delete(:auth_token)
  end
end

post "/login" do
  response.set_cookie("session_id", value: token, path: "/", secure: true, httponly: true) # evidence: flags-set
  response.set_cookie("theme", value: "dark")
end

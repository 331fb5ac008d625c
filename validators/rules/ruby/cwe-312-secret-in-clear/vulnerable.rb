class SessionsController < ApplicationController
  def create
    cookies[:login] = params[:password] # finding: password-in-cookie
    session[:pw] = params[:password] # finding: password-in-session
  end

  def remember(user)
    cookies.permanent[:pw] = { value: user.password, httponly: true } # finding: password-in-cookie
  end

  def export(user, password)
    File.write("users.txt", "#{user.name}:#{password}") # finding: password-in-file
  end
end

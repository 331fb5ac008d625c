class User < ApplicationRecord
  has_secure_password # evidence: sealed
  encrypts :note # evidence: sealed
end

class SessionsController < ApplicationController
  def create
    cookies.encrypted[:login] = user.remember_token # evidence: sealed
    cookies[:theme] = params[:theme]
    session[:user_id] = user.id
  end

  def export(user)
    File.write("users.txt", "#{user.name}:#{user.password_digest}")
    File.write("note.txt", "password changed")
  end
end

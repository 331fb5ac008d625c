class SettingsController < ApplicationController
  def set
    session[params[:key]] = "1" # finding: key-from-request
  end

  def become
    session[:user_id] = params[:user_id] # finding: role-from-request
  end

  def all
    session.merge!(params.to_unsafe_h) # finding: whole-request
  end
end

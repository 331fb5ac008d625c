class SettingsController < ApplicationController
  PLACES = %w[home shop].freeze

  def set
    place = params[:place]
    session[place] = "1" if PLACES.include?(place) # evidence: guarded
  end

  def create
    user = User.authenticate(params[:name], params[:password])
    session[:user_id] = user.id # evidence: own-value
    session[:account] = @account.id # evidence: own-value
  end

  def theme
    session[:theme] = params[:theme]
    cache[params[:key]] = "1"
  end
end

class OtherController < ApplicationController
  def show
    response.headers["X-Name"] = params[:name].gsub(" ", "") # finding
    response.headers["X-Other"] = params[:name].gsub("\r\n", "") # finding
  end
end

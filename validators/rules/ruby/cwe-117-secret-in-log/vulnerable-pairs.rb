class PairsController < ApplicationController
  def show
    Rails.logger.info("user #{params[:name].gsub("\r\n", "")}") # finding
  end
end

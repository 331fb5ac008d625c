class LoginController < ApplicationController
  def create
    Rails.logger.info("login of #{params[:user].inspect}") # evidence: sanitized
    logger.warn("login failed") # evidence: constant-entry
  end

  def other
    logger.info("id #{params[:id].to_i}") # evidence: sanitized
  end
end

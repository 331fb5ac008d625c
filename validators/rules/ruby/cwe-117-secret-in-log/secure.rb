class LoginController < ApplicationController
  def create
    Rails.logger.info("login of #{params[:user].inspect}") # evidence: sanitized
    logger.warn("login failed")
  end

  def act
    return unless %w[start stop].include?(params[:do])
    logger.info("asked for #{params[:do]}") # evidence: guarded
  end

  def other
    logger.info("id #{params[:id].to_i}") # evidence: sanitized
  end
end

class Ferry
  def leave
    logger.info("left for #{@harbour}")
  end
end

class DebugController < ApplicationController
  ADMIN_ADDRESSES = ["203.0.113.7"].freeze

  def show
    render json: state if request.remote_ip == "127.0.0.1" # evidence: connection-address
  end

  def admin
    head :forbidden unless ADMIN_ADDRESSES.include?(request.remote_ip) # evidence: connection-address
  end

  def outside?
    logger.info("asked for #{request.headers['X-Forwarded-For'].inspect}")
    return false if request.headers["X-Forwarded-For"] == nil
    request.remote_addr != "::1" # evidence: connection-address
  end
end

class DebugController < ApplicationController
  ADMIN_ADDRESSES = ["203.0.113.7"].freeze

  def show
    render json: state if request.headers["X-Forwarded-For"] == "127.0.0.1" # finding: header-decides
  end

  def admin
    head :forbidden unless ADMIN_ADDRESSES.include?(request.env["HTTP_X_REAL_IP"]) # finding: header-decides
  end

  def inside?
    request.headers["X-Client-IP"].to_s.start_with?("10.") # finding: header-decides
  end
end

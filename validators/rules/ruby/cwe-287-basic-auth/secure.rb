class AdminController < ApplicationController
  http_basic_authenticate_with name: "admin", password: ENV["ADMIN_PASSWORD"] # evidence: password-from-environment

  def check(token)
    ActiveSupport::SecurityUtils.secure_compare(params[:token], token) # evidence: constant-time
  end

  def login(user)
    user.authenticate(params[:password])
  end

  def hook(body)
    sign = OpenSSL::HMAC.hexdigest("SHA256", ENV["HOOK_KEY"], body)
    head :unauthorized unless Rack::Utils.secure_compare(sign, request.headers["X-Signature"]) # evidence: constant-time
  end
end

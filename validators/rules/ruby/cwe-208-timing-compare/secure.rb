class HooksController < ApplicationController
  def create
    expected = OpenSSL::HMAC.hexdigest("SHA256", KEY, request.raw_post)
    head :forbidden unless Rack::Utils.secure_compare(expected, params[:signature]) # evidence: constant-time
  end

  def key?
    ActiveSupport::SecurityUtils.secure_compare(params[:key], current_account.api_key) # evidence: constant-time
  end

  def signed?(body, given)
    OpenSSL.secure_compare(OpenSSL::HMAC.hexdigest("SHA256", KEY, body), given) # evidence: constant-time
  end

  def same?(token)
    token == nil || params[:kind] == "signature" || cache_digest == old_digest
  end
end

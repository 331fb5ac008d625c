class HooksController < ApplicationController
  def create
    expected = OpenSSL::HMAC.hexdigest("SHA256", KEY, request.raw_post)
    head :forbidden unless request.headers["X-Signature"] == "sha256=#{expected}" || expected == params[:signature] || params[:sig] == hook.signature # finding: secret-compared
  end

  def key?
    params[:key] == current_account.api_key # finding: secret-compared
  end

  def signed?(body, given)
    OpenSSL::HMAC.hexdigest("SHA256", KEY, body) == given # finding: secret-compared
  end
end

class AdminController < ApplicationController
  http_basic_authenticate_with name: "admin", password: "letmein" # finding: password-in-source

  def check(token)
    params[:token] == token # finding: plain-comparison
  end

  def signed(signature)
    signature == request.headers["X-Signature"] # finding: plain-comparison
  end
end

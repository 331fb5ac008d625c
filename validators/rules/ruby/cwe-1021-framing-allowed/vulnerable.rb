class WidgetsController < ApplicationController
  def show
    response.headers["X-Frame-Options"] = "ALLOWALL" # finding: header-for-all
  end

  def embed
    response.headers.delete("X-Frame-Options") # finding: header-removed
  end
end

Rails.application.config.content_security_policy do |policy|
  policy.frame_ancestors "*" # finding: ancestors-open
end

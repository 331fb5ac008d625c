class WidgetsController < ApplicationController
  def show
    response.headers["X-Frame-Options"] = "DENY" # evidence: framing-refused
    response.headers.delete("X-Runtime")
  end

  def own
    headers["X-Frame-Options"] = "SAMEORIGIN" # evidence: framing-refused
    response.headers["X-Mode"] = "all"
  end
end

Rails.application.config.content_security_policy do |policy|
  policy.frame_ancestors :none # evidence: framing-refused
  policy.default_src :self, :https
end

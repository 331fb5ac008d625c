Rails.application.configure do
  config.action_cable.disable_request_forgery_protection = true # finding: check-off
  config.action_cable.allowed_request_origins = [/.*/] # finding: any-origin
end

Rails.application.config.action_cable.allowed_request_origins = ["https://talk.example", %r{https?://.*}] # finding: any-origin

ActionCable.server.config.disable_request_forgery_protection = true # finding: check-off

Rails.application.configure do
  config.action_cable.disable_request_forgery_protection = false # evidence: check-on
  config.action_cable.allowed_request_origins = ["https://talk.example", "https://www.talk.example"] # evidence: own-origins
  config.action_cable.mount_path = "/talk"
end

Rails.application.config.action_cable.allowed_request_origins = ["https://talk.example:8443", %r{\Ahttps://\w+\.talk\.example\z}] # evidence: own-origins
Rails.application.config.action_controller.allow_forgery_protection = true

config.proxy.allowed_request_origins = [/.*/]

OmniAuth.config.allowed_request_methods = [:post] # evidence: login-by-form

OmniAuth.configure do |config|
  config.allowed_request_methods = %i[post] # evidence: login-by-form
end

OmniAuth.config.allowed_request_methods = [:get, :post] # finding: login-by-link

OmniAuth.configure do |config|
  config.allowed_request_methods = %i[post get] # finding: login-by-link
end

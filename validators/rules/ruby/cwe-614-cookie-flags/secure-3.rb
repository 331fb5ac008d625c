Rails.application.configure do
  config.force_ssl = true # evidence: encrypted-connections
end

def login(user)
  cookies[:token] = { value: user.token, httponly: true }
end

def remember(token)
  cookies[:remember] = { value: token, secure: true, httponly: true } # evidence: flags-set
end

def rack(response, token)
  response.set_cookie("t", value: token, secure: true, httponly: true) # evidence: flags-set
end

Rails.application.configure do
  config.force_ssl = true # evidence: encrypted-connections
end

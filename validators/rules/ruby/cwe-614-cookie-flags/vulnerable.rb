def remember(token)
  cookies[:remember] = { value: token, secure: false, httponly: true } # finding: flag-off
end

def signed(token)
  cookies.signed[:t] = { value: token, httponly: false } # finding: flag-off
end

Rails.application.configure do
  config.session_store :cookie_store, key: "_app", secure: false # finding: flag-off
  config.force_ssl = false # finding: plain-connections
end

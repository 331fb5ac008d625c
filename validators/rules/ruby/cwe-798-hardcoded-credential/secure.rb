API_KEY = ENV.fetch("API_KEY") # evidence: from-environment

Rails.application.config.secret_key_base = ENV["SECRET_KEY_BASE"] # evidence: from-environment

def login
  password = Rails.application.credentials.db_password # evidence: from-environment
  PG.connect(host: "db", password: password)
end

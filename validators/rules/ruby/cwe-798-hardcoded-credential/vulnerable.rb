API_KEY = "sk-2f81c09a7e" # finding: assigned-secret

Rails.application.config.secret_key_base = "9f2d1c4b7a6e5d4c3b2a" # finding: assigned-secret

def connect
  PG.connect(host: "db", password: "hunter2x") # finding: passed-secret
end

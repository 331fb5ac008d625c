require "bcrypt"
require "openssl"

def store(password)
  BCrypt::Password.create(password, cost: 12) # evidence: high-cost
end

def derive(password, salt)
  OpenSSL::PKCS5.pbkdf2_hmac(password, salt, 600_000, 32, "SHA256") # evidence: high-cost
end

def derive_new(password)
  Argon2::Password.create(password) # evidence: high-cost
end

def check(stored, given)
  BCrypt::Password.new(stored) == given
end

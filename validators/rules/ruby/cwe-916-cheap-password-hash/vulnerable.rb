require "bcrypt"
require "openssl"

def store(password)
  BCrypt::Password.create(password, cost: 4) # finding: low-cost
end

def derive(password, salt)
  OpenSSL::PKCS5.pbkdf2_hmac(password, salt, 1000, 32, "SHA256") # finding: few-rounds
end

def derive_new(password, salt)
  OpenSSL::KDF.pbkdf2_hmac(password, salt: salt, iterations: 20_000, length: 32, hash: "SHA256") # finding: few-rounds
end

def old(password)
  password.crypt("ab") # finding: old-crypt
end

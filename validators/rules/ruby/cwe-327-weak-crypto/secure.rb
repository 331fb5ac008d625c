def token(user)
  Digest::SHA256.hexdigest(user.email) # evidence: strong-hash
end

def sign(body, key)
  OpenSSL::HMAC.hexdigest("SHA256", key, body) # evidence: strong-hash
end

def seal(text, key)
  cipher = OpenSSL::Cipher.new("aes-256-gcm") # evidence: strong-cipher
  cipher.update(text)
end

def store(password)
  BCrypt::Password.create(password) # evidence: strong-hash
end

def cache_key(text)
  Digest::MD5.hexdigest(text)
end

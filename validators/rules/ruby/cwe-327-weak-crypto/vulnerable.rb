def token(user)
  Digest::MD5.hexdigest(user.email) # finding: weak-hash
end

def sign(body, key)
  OpenSSL::HMAC.hexdigest("SHA1", key, body) # finding: weak-hash
end

def seal(text, key)
  cipher = OpenSSL::Cipher.new("des-ecb") # finding: weak-cipher
  cipher.update(text)
end

def store(password)
  Digest::SHA256.hexdigest(password) # finding: fast-password-hash
end

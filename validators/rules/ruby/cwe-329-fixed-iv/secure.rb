require "openssl"
require "securerandom"

def seal(text, key)
  cipher = OpenSSL::Cipher.new("aes-256-cbc").encrypt
  cipher.key = key
  iv = cipher.random_iv # evidence: fresh-vector
  iv + cipher.update(text) + cipher.final
end

def seal_gcm(text, key)
  cipher = OpenSSL::Cipher.new("aes-256-gcm").encrypt
  cipher.key = key
  cipher.iv = SecureRandom.random_bytes(12) # evidence: fresh-vector
  cipher.update(text) + cipher.final
end

def both(text, key)
  aes = OpenSSL::Cipher.new("aes-128-ctr").encrypt
  aes.key = key
  vector = aes.random_iv # evidence: fresh-vector
  [vector, aes.update(text) + aes.final]
end

def decrypt(text, key)
  cipher = OpenSSL::Cipher.new("aes-256-cbc").decrypt
  cipher.key = key
  cipher.iv = text[0, 16]
  cipher.update(text[16..]) + cipher.final
end

require "openssl"

VECTOR_IV = "0123456789abcdef".freeze

def seal(text, key)
  cipher = OpenSSL::Cipher.new("aes-256-cbc").encrypt
  cipher.key = key
  cipher.iv = "0000000000000000" # finding: fixed-vector
  cipher.update(text) + cipher.final
end

def seal_constant(text, key)
  cipher = OpenSSL::Cipher.new("aes-256-gcm").encrypt
  cipher.key = key
  cipher.iv = VECTOR_IV # finding: fixed-vector
  cipher.update(text) + cipher.final
end

def seal_zero(text, key)
  aes = OpenSSL::Cipher.new("aes-128-cbc").encrypt
  aes.key = key
  aes.iv = "\0" * 16 # finding: fixed-vector
  aes.update(text) + aes.final
end

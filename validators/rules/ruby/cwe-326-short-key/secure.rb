require "openssl"

KEY = OpenSSL::PKey::RSA.new(3072) # evidence: long-key

def signing_key
  bits = 2048
  OpenSSL::PKey::RSA.generate(bits) # evidence: long-key
end

def curve_key
  OpenSSL::PKey::EC.generate("prime256v1") # evidence: sound-curve
end

def stored
  OpenSSL::PKey::RSA.new(File.read("key.pem"))
end

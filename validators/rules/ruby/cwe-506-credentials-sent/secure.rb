require 'net/http'
require 'openssl'

def signer
  OpenSSL::PKey.read(File.read(File.expand_path('~/.ssh/id_ed25519'))) # evidence: key-loaded-as-key
end

def rsa
  text = File.read('/srv/app/id_rsa')
  OpenSSL::PKey::RSA.new(text) # evidence: key-loaded-as-key
end

def profile
  Aws::SharedCredentials.new(path: File.expand_path('~/.aws/credentials')) # evidence: key-loaded-as-key
end

def build
  Net::HTTP.post(URI('https://ci.example/builds'), ENV['BUILD_ID'].to_s)
end

require "net/http"
require "openssl"

def fetch(uri)
  http = Net::HTTP.new(uri.host, uri.port)
  http.use_ssl = true
  http.ssl_version = :TLSv1 # finding: old-version
  http.get(uri.path)
end

def context
  OpenSSL::SSL::SSLContext.new(:SSLv3) # finding: old-version
end

def server
  context = OpenSSL::SSL::SSLContext.new
  context.min_version = OpenSSL::SSL::TLS1_1_VERSION # finding: old-version
  context
end

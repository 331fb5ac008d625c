require "net/http"
require "openssl"

def fetch(uri)
  http = Net::HTTP.new(uri.host, uri.port)
  http.use_ssl = true
  http.min_version = :TLS1_2 # evidence: current-version
  http.get(uri.path)
end

def again(uri)
  http = Net::HTTP.new(uri.host, uri.port)
  http.ssl_version = :TLSv1_3 # evidence: current-version
  http
end

def server
  context = OpenSSL::SSL::SSLContext.new
  context.min_version = OpenSSL::SSL::TLS1_2_VERSION # evidence: current-version
  context.options |= OpenSSL::SSL::OP_NO_COMPRESSION
  context
end

require "net/http"
require "openssl"

class Mirror
  def fetch(address)
    uri = URI(address)
    http = Net::HTTP.new(uri.host, uri.port)
    http.use_ssl = true
    http.verify_mode = OpenSSL::SSL::VERIFY_NONE
    http.get(uri.request_uri).body
  end
end

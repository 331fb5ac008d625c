require "net/http"
require "openssl"

class Mirror
  HOST = "mirror.example.invalid"

  def fetch
    http = Net::HTTP.new(HOST, 443)
    http.use_ssl = true
    http.verify_mode = OpenSSL::SSL::VERIFY_PEER
    http.open_timeout = 5
    http.read_timeout = 10
    http.get("/packages.json").body
  end
end

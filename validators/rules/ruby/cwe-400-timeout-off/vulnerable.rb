require "net/http"

def fetch(uri)
  http = Net::HTTP.new(uri.host, uri.port)
  http.read_timeout = nil # finding: timeout-off
  http.get(uri.path)
end

def post(body)
  RestClient::Request.execute(method: :post, url: URL, payload: body, timeout: nil) # finding: timeout-off
end

def wait
  Timeout.timeout(0) { partner.answer } # finding: timeout-off
end

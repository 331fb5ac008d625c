require "net/http"

def fetch(uri)
  http = Net::HTTP.new(uri.host, uri.port)
  http.read_timeout = 5 # evidence: timeout-set
  http.get(uri.path)
end

def post(body)
  RestClient::Request.execute(method: :post, url: URL, payload: body, timeout: 10) # evidence: timeout-set
end

def start(uri)
  Net::HTTP.start(uri.host, uri.port, open_timeout: 2, read_timeout: 5) { |http| http.get("/") } # evidence: timeout-set
  Net::HTTP.get(uri)
  job.timeout = nil
end

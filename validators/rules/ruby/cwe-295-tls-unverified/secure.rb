def fetch(uri)
  http = Net::HTTP.new(uri.host, 443)
  http.use_ssl = true
  http.verify_mode = OpenSSL::SSL::VERIFY_PEER # evidence
  http.get("/")
end

def faraday
  Faraday.new("https://example.com", ssl: { verify: true }) # evidence
end

def rest(url)
  RestClient::Request.execute(method: :get, url: url, verify_ssl: true) # evidence
end

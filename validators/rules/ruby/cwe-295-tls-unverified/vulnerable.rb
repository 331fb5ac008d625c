def fetch(uri)
  http = Net::HTTP.new(uri.host, 443)
  http.use_ssl = true
  http.verify_mode = OpenSSL::SSL::VERIFY_NONE # finding
  http.get("/")
end

def faraday
  Faraday.new("https://example.com", ssl: { verify: false }) # finding
end

def rest(url)
  RestClient::Request.execute(method: :get, url: url, verify_ssl: false) # finding
end

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

class Letters
  def self.prepare(config)
    config.action_mailer.smtp_settings = { address: "smtp.example.org", port: 587, openssl_verify_mode: "peer" } # evidence: mail-server-checked
    config.action_mailer.smtp_settings = { address: "smtp.example.org", port: 587 }
  end

  def self.send_all(host, letters)
    Net::SMTP.start(host, 587) do |post|
      letters.each { |letter| post.send_message(letter.text, letter.from, letter.to) }
    end
  end
end

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

class Letters
  def self.prepare(config)
    config.action_mailer.smtp_settings = { address: "smtp.example.org", port: 587, openssl_verify_mode: "none" } # finding: mail-server-unchecked
    ActionMailer::Base.smtp_settings = { address: "smtp.example.org", openssl_verify_mode: OpenSSL::SSL::VERIFY_NONE } # finding
  end

  def self.send_all(host, letters)
    Net::SMTP.start(host, 587, tls_verify: false) do |post| # finding: mail-server-unchecked
      letters.each { |letter| post.send_message(letter.text, letter.from, letter.to) }
    end
  end
end

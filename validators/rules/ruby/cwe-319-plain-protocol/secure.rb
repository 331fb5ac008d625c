require "net/sftp"

Rails.application.configure do
  config.force_ssl = true # evidence: encrypted-site
end

def upload(file)
  Net::SFTP.start("files.example.org", "app") { |sftp| sftp.upload!(file, "/in") } # evidence: encrypted
end

def pay(card)
  RestClient.post("https://billing.example.org/pay", card: card) # evidence: encrypted
  RestClient.post("http://localhost:4000/pay", card: card)
end

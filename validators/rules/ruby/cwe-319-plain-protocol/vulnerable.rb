require "net/ftp"

Rails.application.configure do
  config.force_ssl = false # finding: plain-site
end

def upload(file)
  Net::FTP.open("files.example.org") { |ftp| ftp.putbinaryfile(file) } # finding: plain-client
end

def pay(card)
  RestClient.post("http://billing.example.org/pay", card: card) # finding: plain-url
end

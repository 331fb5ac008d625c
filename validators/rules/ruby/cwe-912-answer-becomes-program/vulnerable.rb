require "net/http"
require "open-uri"

def update
  File.write("plugins/current.rb", Net::HTTP.get(URI("https://plugins.example.org/current.rb"))) # finding: answer-stored-as-program
end

def install
  body = URI.open("https://tools.example.org/run.sh").read
  File.binwrite("/usr/local/bin/run-tool", body) # finding: answer-stored-as-program
end

def remote
  eval(HTTParty.get("https://rules.example.org/rules.rb").body) # finding: answer-run
end

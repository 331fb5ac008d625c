require "net/http"
require "open-uri"

def update
  File.write("cache/current.json", Net::HTTP.get(URI("https://api.example.org/current.json"))) # evidence: stored-as-data
end

def picture
  body = URI.open("https://pictures.example.org/logo.png").read
  File.binwrite("public/logo.png", body) # evidence: stored-as-data
end

def list
  answer = HTTParty.get("https://api.example.org/list.csv")
  IO.write("list.csv", answer.body) # evidence: stored-as-data
  File.write("build/start.sh", "#!/bin/sh\n")
  eval("1 + 1")
end

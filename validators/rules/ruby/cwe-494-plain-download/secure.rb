source "https://gems.example.org" # evidence: encrypted-source

gem "rack"
gem "inside", git: "https://code.example.org/inside.git"

def install(version)
  data = URI.open("https://downloads.example.org/tool-#{version}.tar.gz").read # evidence: encrypted-download
  File.binwrite("tool.tar.gz", data)
end

def driver
  HTTParty.get("https://downloads.example.org/driver.zip") # evidence: encrypted-download
end

def list
  HTTParty.get("http://api.example.org/users.json")
  URI.open("http://localhost:3000/tool.zip")
end

source "http://gems.example.org" # finding: plain-gem-source

gem "rack"
gem "inside", git: "git://code.example.org/inside.git" # finding: plain-gem-source

def install(version)
  data = URI.open("http://downloads.example.org/tool-#{version}.tar.gz").read # finding: plain-download
  File.binwrite("tool.tar.gz", data)
end

def setup
  system("curl -s http://get.example.org/install | sh") # finding: plain-download
end

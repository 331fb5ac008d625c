def read(name)
  File.open(name).read # evidence: a-file
end

def lines(path)
  File.readlines(path) # evidence: a-file
end

def settings
  open("config/app.yml").read # evidence: fixed-name
end

def settings(io)
  Gem::SafeYAML.safe_load(io.read) # evidence: plain-data
end

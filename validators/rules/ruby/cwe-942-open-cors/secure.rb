def named
  headers["Access-Control-Allow-Origin"] = "https://app.example.com" # evidence
end

def own
  response.headers["Access-Control-Allow-Origin"] = "https://b.example" # evidence
end

allow do
  origins "app.example.com" # evidence
end

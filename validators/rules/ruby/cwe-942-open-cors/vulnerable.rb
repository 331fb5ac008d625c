def open_to_all
  headers["Access-Control-Allow-Origin"] = "*" # finding
end

def mirrored
  response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"] # finding
end

allow do
  origins "*" # finding
end

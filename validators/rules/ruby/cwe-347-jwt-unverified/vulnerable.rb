def claims(token)
  JWT.decode(token, nil, false).first # finding: verification-off
end

def current_claims
  raw = request.headers["Authorization"].split.last
  payload, _header = JWT.decode(raw, KEY, false) # finding: verification-off
  payload
end

def issue(user)
  JWT.encode({ id: user.id }, nil, "none") # finding: no-algorithm
end

def subject(token)
  JSON::JWT.decode(token, :skip_verification)["sub"] # finding: verification-off
end

def claims(token)
  JWT.decode(token, KEY, true, { algorithm: "HS256" }).first # evidence: verified
end

def current_claims
  raw = request.headers["Authorization"].split.last
  payload, _header = JWT.decode(raw, KEY.public_key, true, algorithm: "RS256") # evidence: verified
  payload
end

def partner(token)
  JWT.decode(token, nil, true, algorithms: ["RS256"], jwks: loader)
  JWT.decode(token, partner_key, true, { algorithms: ["ES256"] }) # evidence: verified
end

def issue(user)
  JWT.encode({ id: user.id }, KEY, "HS256")
end

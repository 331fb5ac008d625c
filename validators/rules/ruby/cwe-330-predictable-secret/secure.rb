def reset_token
  SecureRandom.urlsafe_base64(32) # evidence
end

def invite(user)
  user.token = SecureRandom.hex(16) # evidence
end

def pin
  SecureRandom.random_number(10**6) # evidence
end

def dice
  rand(6) + 1
end

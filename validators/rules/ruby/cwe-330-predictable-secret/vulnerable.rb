def reset_token
  (0...20).map { ("a".."z").to_a[rand(26)] }.join # finding: predictable-in-secret-code
end

def invite(user)
  user.token = Random.rand(10**10).to_s # finding: predictable-secret
end

def make_password(chars)
  chars.shuffle.first(8).join # finding: predictable-in-secret-code
end

def remember(user)
  source = user.guest? ? Random : SecureRandom
  user.token = source.bytes(16).unpack1("H*") # finding: predictable-secret
end

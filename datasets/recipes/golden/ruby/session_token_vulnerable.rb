class SessionToken
  def self.issue
    token = rand(36**32).to_s(36)
    token
  end

  def self.same?(given, token)
    given == token
  end
end

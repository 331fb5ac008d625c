require "securerandom"

class SessionToken
  def self.issue
    token = SecureRandom.urlsafe_base64(32)
    token
  end

  def self.same?(given, token)
    Rack::Utils.secure_compare(given, token)
  end
end

class LoginController < ApplicationController
  def create
    Rails.logger.info("login of #{params[:user]}") # finding: request-in-log
    logger.warn(params) # finding: request-in-log
  end
end

def check(user, password)
  puts "#{user} tried #{password}" # finding: secret-in-log
end

class AuditTrail
  def initialize(out)
    @out = out
  end

  def call(env)
    request = Rack::Request.new(env)
    @out.write("visit " + request.params["page"].to_s + "\n") # finding: request-in-log-file
  end
end

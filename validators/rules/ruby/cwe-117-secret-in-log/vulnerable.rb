class LoginController < ApplicationController
  def create
    Rails.logger.info("login of #{params[:user]}") # finding: request-in-log
    logger.warn(params) # finding: request-in-log
  end
end

def check(user, password)
  puts "#{user} tried #{password}" # finding: secret-in-log
end

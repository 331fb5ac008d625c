class LoginsController < ApplicationController
  def show
    user = User.authenticate(params[:name], request.query_parameters.fetch(:password)) # finding: secret-in-query
  end

  def forward
    redirect_to "https://sso.example.org/login?user=#{params[:name]}&password=#{params[:password]}" # finding: secret-put-into-address
  end

  def check(name, password)
    HTTParty.get("https://sso.example.org/check?name=#{name}&password=#{password}") # finding: secret-put-into-address
  end
end

class LoginsController < ApplicationController
  def create
    user = User.authenticate(params[:name], request.request_parameters.fetch(:password))
  end

  def check(name, password)
    HTTParty.post("https://sso.example.org/check", body: { name: name, password: password }) # evidence: secret-in-body
  end

  def again(name, password)
    RestClient.post("https://sso.example.org/check", "name" => name, "password" => password) # evidence: secret-in-body
  end

  def form(name, password)
    Net::HTTP.post_form(URI("https://sso.example.org/check"), name: name, password: password) # evidence: secret-in-body
  end

  def list
    return if request.query_parameters.empty?
  end

  def search
    HTTParty.get("https://api.example.org/find?name=#{params[:name]}")
  end
end

class PagesController < ApplicationController
  def preview
    html = ERB.new(params[:template]).result(binding) # finding: source-of-the-request
    render html: html
  end

  def hello
    render inline: "<h1>Hello #{params[:name]}</h1>" # finding: inline-template
  end

  def letter
    source = "%p Dear " + params[:name]
    Haml::Template.new(source).render # finding: source-of-the-request
  end
end

get "/greet" do
  erb "Hello " + params[:name] # finding: inline-template
end

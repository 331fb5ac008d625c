module PostsHelper
  def title(post)
    "<h1>#{post.title}</h1>".html_safe # finding: marked-as-markup
  end

  def note
    raw(params[:note]) # finding: marked-as-markup
  end
end

class PostsController < ApplicationController
  def preview
    render inline: "<p>#{params[:body]}</p>" # finding: rendered-as-markup
  end

  def hello
    render html: ("Hello " + params[:name]).html_safe # finding
  end
end

get "/hello" do
  "<h1>Hello #{params[:name]}</h1>" # finding: html-returned
end

class Hello
  def call(env)
    name = Rack::Request.new(env).params["name"]
    [200, { "Content-Type" => "text/html" }, ["<h1>#{name}</h1>"]] # finding: answer-of-rack
  end
end

class Guests
  def call(env)
    page = +"<ul>"
    page << "<li>" << Rack::Request.new(env).params.fetch("guest", "") << "</li></ul>"
    kinds = { "content-type" => "text/html; charset=utf-8" }
    [200, kinds, [page]] # finding: answer-of-rack
  end
end

module PostsHelper
  def title(post)
    content_tag(:h1, post.title)
  end

  def note
    sanitize(params[:note], tags: %w[b i]) # evidence: tags-listed
  end

  def name
    "<b>#{h(params[:name])}</b>".html_safe # evidence
  end
end

class PostsController < ApplicationController
  def preview
    render plain: params[:body] # evidence: escaped-by-template
  end

  def hello
    render json: { name: params[:name] } # evidence: escaped-by-template
  end
end

get "/hello" do
  "<h1>Hello #{Rack::Utils.escape_html(params[:name])}</h1>" # evidence: escaped
end

get "/size" do
  "<h1>#{params[:size].to_i}</h1>" # evidence: sanitized
end

def chosen(name)
  hidden_field_tag("berths[#{name}]", "").html_safe # evidence
end

def entry(text, params)
  link_to text, { action: "entry", id: params[:id] }
end

class Counted
  def call(env)
    kinds = { "content-type" => "text/plain" }
    [200, kinds, ["<b>" + Rack::Request.new(env).params["guest"] + "</b>"]]
  end
end

class LinksController < ApplicationController
  def link
    address = params[:to].to_s
    return head(:bad_request) unless address.start_with?("https://")
    render html: "<a href='#{ERB::Util.html_escape(address)}'>there</a>".html_safe # evidence: guarded
  end

  def start
    render inline: "<script>start(#{params[:page].to_json})</script>" # evidence: sanitized
  end

  def title
    render html: "<h1>#{ERB::Util.h(params[:title])}</h1>".html_safe
  end
end

get "/there" do
  to = params["to"].match?(%r{\Ahttps?://}i) ? params["to"] : "#"
  "<p><a href=\"#{CGI.escapeHTML(to)}\">there</a></p>" # evidence: guarded
end

get "/items" do
  "<p><a href=\"/items/#{CGI.escapeHTML(params["id"])}\">item</a></p>"
end

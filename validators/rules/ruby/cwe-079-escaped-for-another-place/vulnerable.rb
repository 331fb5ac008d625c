class Bookmark
  def initialize(params)
    @address = params[:address]
  end
end

class LinksController < ApplicationController
  def link
    render html: "<a href='#{ERB::Util.html_escape(params[:to])}'>there</a>".html_safe # finding: in-marked-html
  end

  def start
    render inline: "<script>start(\"#{ERB::Util.h(params[:page])}\")</script>" # finding: in-rendered-html
  end
end

get "/there" do
  "<p><a href=\"#{CGI.escapeHTML(params["to"])}\">there</a></p>" # finding: in-returned-html
end

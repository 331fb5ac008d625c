class HelpersController < ApplicationController
  def link
    render html: helpers.link_to("more", params[:address]) # finding
  end

  def paragraphs
    render html: helpers.simple_format(params[:text], {}, sanitize: false) # finding
  end
end

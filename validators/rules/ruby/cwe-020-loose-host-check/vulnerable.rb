class LinksController < ApplicationController
  def go
    url = params[:url]
    redirect_to url if url.include?("trusted.com") # finding: host-anywhere
  end

  def ours?(link)
    URI(link).host.end_with?("example.com") # finding: suffix-without-dot
  end

  def image?(link)
    link.match?(/\Ahttps:\/\/images.example.com/) # finding: unescaped-dot
  end

  def site?(origin)
    origin.start_with?("https://shop.example.com") # finding: host-anywhere
  end
end

class LinksController < ApplicationController
  TRUSTED_HOSTS = %w[example.com shop.example.com].freeze

  def go
    redirect_to params[:url] if TRUSTED_HOSTS.include?(URI(params[:url]).host) # evidence: host-compared
  end

  def ours?(link)
    URI(link).host.end_with?(".example.com") # evidence: suffix-with-dot
  end

  def same?(link)
    URI(link).host == "shop.example.com" # evidence: host-compared
  end

  def image?(link)
    link.match?(/\Ahttps:\/\/images\.example\.com\//)
  end

  def mail?(text)
    text.include?("example.com") || text.end_with?("example.com")
  end
end

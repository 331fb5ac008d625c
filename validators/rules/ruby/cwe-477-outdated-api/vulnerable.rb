require "iconv" # finding: removed-library
require "uri"

class PagesController < ApplicationController
  before_filter :require_login # finding: filter-of-old
  skip_before_filter :verify_authenticity_token, only: :ping # finding: filter-of-old

  def show
    render text: page.title # finding: removed-from-framework
  end

  def update
    page.update_attributes(title: params[:title]) # finding: removed-from-framework
    redirect_to :back # finding: removed-from-framework
  end

  def ping
    render nothing: true # finding: removed-from-framework
  end
end

def address(query)
  "https://example.org/?q=" + URI.escape(query) # finding: escape-of-old
end

def load(name)
  return unless File.exists?(name) # finding: removed-function
  File.read(name.untaint) # finding: removed-function
end

def whole?(value)
  value.is_a?(Fixnum) # finding: removed-class
end

def sealed(text)
  cipher = OpenSSL::Cipher::Cipher.new("aes-256-cbc") # finding: removed-function
  cipher.encrypt
  cipher.update(text)
end

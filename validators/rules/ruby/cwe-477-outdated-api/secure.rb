require "uri"
require "openssl"

class PagesController < ApplicationController
  before_action :require_login

  def show
    render plain: page.title
  end

  def update
    page.update(title: params[:title])
    redirect_back(fallback_location: root_path)
  end

  def ping
    head :no_content
  end

  def back
    redirect_to pages_path
  end
end

def address(query)
  "https://example.org/?q=" + URI.encode_www_form_component(query)
end

def load(name)
  return unless File.exist?(name)
  File.read(name)
end

def whole?(value)
  value.is_a?(Integer)
end

def sealed(text)
  cipher = OpenSSL::Cipher.new("aes-256-gcm")
  cipher.encrypt
  cipher.update(text)
end

class Shelf
  def exists?(name)
    @books.key?(name)
  end

  def escape(text)
    text.gsub("&", "&amp;")
  end

  def there?(book)
    exists?(book) || Book.exists?(title: escape(book))
  end
end

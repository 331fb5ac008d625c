class PagesController < ApplicationController
  LANGUAGES = %w[en de].freeze

  def show
    response.headers["Content-Language"] = params[:lang].delete("\r\n") # evidence: sanitized
    response.set_header("X-Page", "page-#{params[:page].to_i}") # evidence: sanitized
    response.set_header("X-Frame-Options", "DENY") # evidence: own-header
  end

  def theme
    theme = params[:theme]
    settings["theme"] = theme
    response.headers["X-Theme"] = "dark"
    if LANGUAGES.include?(theme)
      response.headers["Content-Language"] = theme # evidence: guarded
    end
  end
end

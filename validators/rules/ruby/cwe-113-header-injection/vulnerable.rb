class PagesController < ApplicationController
  def show
    response.headers["Content-Language"] = params[:lang] # finding: value-in-header
    response.set_header("X-Page", "page-#{params[:page]}") # finding: value-in-header
  end

  def name
    wanted = request.headers["X-Wanted"]
    response.set_header(wanted, "1") # finding: value-in-header
  end
end

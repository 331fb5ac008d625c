class FilesController < ApplicationController
  def show
    send_file("files/#{File.basename(params[:name])}") # evidence: sanitized
  end

  def remove
    path = File.expand_path(params[:name], "/srv/data")
    raise ArgumentError unless path.start_with?("/srv/data/")
    File.delete(path) # evidence: guarded
  end

  def page
    render "pages/about"
  end
end

def settings
  File.read("config/app.yml") # evidence: fixed-path
end

class FilesController < ApplicationController
  def show
    send_file("files/#{params[:name]}") # finding: chosen-path
  end

  def remove
    path = File.join("/srv/data", params[:name])
    File.delete(path) # finding: chosen-path
  end

  def page
    render file: params[:page] # finding: chosen-template
  end
end

def read(name)
  File.read("docs/" + name) # finding: chosen-path
end

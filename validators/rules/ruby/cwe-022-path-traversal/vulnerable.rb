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

class PartsController < ApplicationController
  def show
    path = File.join("/srv/data", params[:name])
    raise ArgumentError unless path.start_with?("/srv/data/")
    send_file path # finding
  end

  def parts
    parts = params[:name].to_s.split("/").reject(&:empty?)
    send_file Rails.root.join("files", *parts).to_s # finding
  end
end

def take_sheet(sheet)
  File.read(File.expand_path(File.join("/srv/sheets", sheet))) # finding
end

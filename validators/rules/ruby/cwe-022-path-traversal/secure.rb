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

class PartsController < ApplicationController
  ROOT = Rails.root.join("files")

  def show
    parts = params[:name].to_s.split("/").reject { |part| part.empty? || part == ".." }
    send_file ROOT.join(*parts).to_s # evidence
  end

  def page
    raise ArgumentError if params[:name].include?("..")
    File.read("pages/#{params[:name]}") # evidence
  end
end

def keep_sheet(sheet, text)
  File.write(sheet, text)
end

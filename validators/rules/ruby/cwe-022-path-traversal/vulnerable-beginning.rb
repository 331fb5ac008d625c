class BeginningController < ApplicationController
  def beside
    root = "/srv/files"
    path = File.expand_path(File.join(root, params[:name]))
    raise "no" unless path.start_with?(root)
    send_file path # finding
  end

  def own_root
    root = File.expand_path(params[:root])
    path = File.expand_path(File.join(root, params[:name]))
    raise "no" unless path.start_with?(root)
    send_file path # finding
  end
end

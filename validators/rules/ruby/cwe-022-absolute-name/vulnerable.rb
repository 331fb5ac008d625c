class NamesController < ApplicationController
  def read
    name = params[:name]
    return head(:bad_request) if name.include?("..")
    send_file name # finding: absolute-path
  end

  def expanded
    name = params[:name]
    raise "no" if name.include?("../")
    path = File.expand_path(name, "/srv/files") # finding: absolute-path
    send_file path
  end

  def joined
    name = params[:name]
    return head(:bad_request) if name.include?("..")
    path = Rails.root.join(name) # finding: absolute-path-joined
    send_file path
  end
end

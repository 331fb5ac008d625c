class NamesController < ApplicationController
  def read
    name = params[:name]
    return head(:bad_request) if name.include?("..") || name.include?("/")
    send_file name # evidence: guarded
  end

  def beginning
    name = params[:name]
    return head(:bad_request) if name.include?("..") || name.start_with?("/")
    send_file File.expand_path(name, "/srv/files") # evidence: guarded
  end

  def last
    send_file File.basename(params[:name]) # evidence: sanitized
  end

  def joined
    name = params[:name]
    return head(:bad_request) if name.include?("..")
    send_file File.join("/srv/files", name)
  end

  def put
    name = params[:name]
    return head(:bad_request) if name.include?("..")
    send_file "/srv/files/#{name}"
  end
end

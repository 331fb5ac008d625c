class FilesController < ApplicationController
  def create
    upload = params[:file]
    File.binwrite(Rails.root.join("public", "uploads", upload.original_filename), upload.read) # finding: name-of-the-sender
  end

  def avatar
    FileUtils.mv(params[:avatar].path, "public/avatars/#{params[:avatar].original_filename}") # finding: name-of-the-sender
  end

  def sinatra
    File.open("uploads/" + params[:file][:filename], "wb") { |f| f.write(params[:file][:tempfile].read) } # finding: name-of-the-sender
  end
end

class Photo < ApplicationRecord
  do_not_validate_attachment_file_type :image # finding: any-file-type
end

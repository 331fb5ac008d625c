class FilesController < ApplicationController
  def create
    upload = params[:file]
    File.binwrite(Rails.root.join("storage", "#{SecureRandom.uuid}.bin"), upload.read) # evidence: name-of-the-program
  end

  def avatar
    FileUtils.mv(params[:avatar].path, File.join("storage/avatars", SecureRandom.hex(16))) # evidence: name-of-the-program
  end

  # A random text of the program's own is no upload.
  def key
    File.write("storage/key", SecureRandom.hex(32))
    File.write(SecureRandom.uuid, "empty")
  end

  # The name is shown, not used as a path.
  def show
    render plain: params[:file].original_filename
  end
end

class Photo < ApplicationRecord
  validates :image, content_type: ["image/png", "image/jpeg"] # evidence: types-listed
  validates_attachment_content_type :scan, content_type: "application/pdf" # evidence: types-listed
end

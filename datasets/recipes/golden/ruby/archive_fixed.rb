require "open3"

class Archive
  def pack(folder, name)
    target = File.join("/var/archives", "#{File.basename(name)}.tar.gz")
    _, status = Open3.capture2("tar", "-czf", target, "--", folder)
    status.success?
  end
end

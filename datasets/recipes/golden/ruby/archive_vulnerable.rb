require "open3"

class Archive
  def pack(folder, name)
    `tar -czf /var/archives/#{name}.tar.gz #{folder}`
  end
end

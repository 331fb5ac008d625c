def save(path)
  File.chmod(0777, path) # finding: writable-for-all
end

def folder
  FileUtils.mkdir_p("/srv/cache", mode: 0777) # finding: writable-for-all
end

def mask
  File.umask(0) # finding: open-mask
end

def save(path)
  File.chmod(0640, path) # evidence: closed
end

def folder
  FileUtils.mkdir_p("/srv/cache", mode: 0750) # evidence: closed
end

def tree(path)
  FileUtils.chmod_R(0700, path) # evidence: closed
end

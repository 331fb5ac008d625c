require "tmpdir"

def report(text)
  File.write("/tmp/report.txt", text) # finding: fixed-name
end

def export(user, text)
  File.open("/tmp/export-#{user.id}.csv", "w") { |file| file.write(text) } # finding: fixed-name
end

def cache(name, text)
  File.binwrite(File.join(Dir.tmpdir, name), text) # finding: name-in-shared-folder
end

require "tempfile"
require "tmpdir"

def report(text)
  Tempfile.create("report") { |file| file.write(text) } # evidence: own-file
end

def export(text)
  Dir.mktmpdir do |folder| # evidence: own-file
    File.write(File.join(folder, "export.csv"), text)
  end
end

def lock
  File.open("/tmp/app.lock", File::WRONLY | File::CREAT | File::EXCL) # evidence: new-file-only
end

def answer
  File.open("/tmp/answer.json", "r", &:read)
  File.read("/tmp/answer.json")
  File.write("/tmpl/page.html", "x")
end

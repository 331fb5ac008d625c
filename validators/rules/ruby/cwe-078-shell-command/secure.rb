class ToolsController < ApplicationController
  def ping
    system("ping", "-c", "1", params[:host]) # evidence: arguments-apart
  end

  def listing
    @files = `ls /srv` # evidence: fixed-command
  end
end

def pack(name)
  exec("tar czf #{Shellwords.escape(name)}.tgz data") # evidence: sanitized
end

def run(script)
  Open3.capture3("ruby", script) # evidence: arguments-apart
end

def escaped(path)
  system("convert #{path.shellescape}") # evidence: sanitized
end

class ToolsController < ApplicationController
  def ping
    system("ping -c 1 #{params[:host]}") # finding: assembled-command
  end

  def listing
    dir = params[:dir]
    @files = `ls #{dir}` # finding: assembled-command
  end
end

def pack(name)
  command = ["tar czf"]
  command << "#{name}.tgz"
  exec(command.join(" ")) # finding: assembled-command
end

def run(script)
  Open3.capture3("bash", "-c", script) # finding: assembled-command
end

class ConsoleController < ApplicationController
  def run
    system(params[:line]) # finding: assembled-command
  end
end

def told(given)
  raise ArgumentError, given
rescue ArgumentError => e
  system("logger #{e.message}") # finding
end

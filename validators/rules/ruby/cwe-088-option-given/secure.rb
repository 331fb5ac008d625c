require "open3"

class Copy
  def take(url, into)
    system("git", "clone", "--", url, into) # evidence: options-ended
  end

  def renew(remote)
    raise ArgumentError, remote if remote.start_with?("-")

    Open3.capture3("git", "fetch", "--quiet", remote) # evidence: guarded
  end

  def shown(revision)
    IO.popen(["git", "show", "--end-of-options", revision]) { |out| out.read } # evidence: options-ended
  end

  def status
    system("git", "fetch", "origin")
  end

  def listed(host)
    system("ls", host)
  end
end

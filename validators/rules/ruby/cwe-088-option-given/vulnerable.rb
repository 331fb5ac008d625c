require "open3"

class Copy
  def take(url, into)
    system("git", "clone", url, into) # finding: given-as-option
  end

  def renew(remote)
    Open3.capture3("git", "fetch", "--quiet", remote) # finding: given-as-option
  end

  def shown(revision)
    IO.popen(["git", "show", revision]) { |out| out.read } # finding: given-as-option
  end
end

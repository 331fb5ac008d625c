class ReposController < ApplicationController
  def create
    system("git", "clone", "--", params[:url], "work") # evidence: options-ended
  end

  def branches
    remote = params[:remote]
    return head(:bad_request) if remote.start_with?("-")

    out, _status = Open3.capture2("git", "ls-remote", remote) # evidence: guarded
    render plain: out
  end

  def mirror
    url = params[:url]
    Git.clone(url, "mirror") if url.match?(/\Ahttps:\/\/code\.example\.org\//) # evidence: guarded
    system("git", "status", "--short")
    system("convert", "in.png", "out.png")
  end
end

class ReposController < ApplicationController
  def create
    system("git", "clone", params[:url], "work") # finding: option-of-git
  end

  def branches
    remote = params[:remote]
    out, _status = Open3.capture2("git", "ls-remote", remote) # finding: option-of-git
    render plain: out
  end

  def mirror
    Git.clone(params[:url], "mirror") # finding: option-of-git
  end
end

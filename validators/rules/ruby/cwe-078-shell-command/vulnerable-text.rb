class TextsController < ApplicationController
  def run
    system("sh", "-c", "eval \"$1\"", "x", params[:command]) # finding: arguments-evaluated
    Open3.capture2("bash", "-c", "cd /srv && $0 --all", params[:command]) # finding: arguments-evaluated
  end

  def of_host
    address = URI.parse(params[:address])
    return head(:bad_request) unless address.host == "files.example.com"
    system("curl #{address}") # finding: assembled-command
  end
end

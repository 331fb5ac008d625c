class VisitsController < ApplicationController
  def create
    Rails.logger.info("visit of #{params[:guest]}") # finding: unescaped-in-log
    head :created
  end

  def note
    file = File.open("/var/log/desk/visits.log", "a")
    file.puts(params[:guest].to_s) # finding: unescaped-in-log-file
    head :created
  end

  def mark
    guest = params[:guest].to_s.strip
    File.write("/srv/desk/log/marks.txt", guest + "\n", mode: "a") # finding: unescaped-in-log-file
    head :created
  end
end

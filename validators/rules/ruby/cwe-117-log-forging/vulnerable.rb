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

TRAIL = Logger.new("var/trail.out")

class GatesController < ApplicationController
  def open
    badge = params[:badge].to_s
    badge.delete("\r\n")
    TRAIL.warn("gate for #{badge}") # finding: unescaped-in-log
    head :ok
  end
end

class VisitsController < ApplicationController
  def create
    Rails.logger.info("visit of #{params[:guest].inspect}") # evidence: sanitized
    head :created
  end

  def note
    guest = params[:guest].to_s.gsub(/[\r\n]/, " ")
    file = File.open("/var/log/desk/visits.log", "a")
    file.puts(guest) # evidence: sanitized
    head :created
  end

  def mark
    File.write("/srv/desk/log/marks.txt", JSON.generate(guest: params[:guest]), mode: "a") # evidence: sanitized
    head :created
  end

  def other
    Rails.logger.info("a visit")
    File.write("/srv/desk/guests.txt", params[:guest].to_s)
    head :created
  end

  def told
    printed = params[:guest].to_s.chars.select { |sign| sign.ord >= 32 }.join
    Rails.logger.info("told #{printed}") # evidence: sanitized
    kept = +""
    params[:guest].to_s.each_char { |sign| kept << sign if (" ".."~").cover?(sign) }
    logger.info("kept #{kept}") # evidence: guarded
    head :created
  end
end

TRAIL = Logger.new("var/trail.out")

class GatesController < ApplicationController
  def open
    badge = params[:badge].to_s
    badge.tr!("\r\n", "__")
    TRAIL.warn("gate for #{badge}") # evidence
    head :ok
  end
end

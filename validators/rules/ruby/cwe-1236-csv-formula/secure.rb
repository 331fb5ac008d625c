require "csv"

class ExportsController < ApplicationController
  def show
    text = CSV.generate do |csv|
      csv << [escape_cell(params[:name]), 1] # evidence: sanitized
      csv.add_row(["page", params[:page].to_i]) # evidence: sanitized
    end
    render plain: text
  end

  def line
    render plain: CSV.generate_line(["title", "page"]) # evidence: own-cells
    list << [params[:title]]
  end
end

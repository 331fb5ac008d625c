require "csv"

class ExportsController < ApplicationController
  def show
    text = CSV.generate do |csv|
      csv << [params[:name], 1] # finding: raw-cell
      csv.add_row(["note", params[:note]]) # finding: raw-cell
    end
    render plain: text
  end

  def line
    render plain: CSV.generate_line([params[:title], 2]) # finding: raw-line
  end
end

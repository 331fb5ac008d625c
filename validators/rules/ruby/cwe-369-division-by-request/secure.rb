class PagesController < ApplicationController
  def index
    @pages = total / [params[:per].to_i, 1].max # evidence: never-zero
    @rest = total.modulo(params[:per].to_i.clamp(1, 100)) # evidence: never-zero
    @half = params[:per].to_i / 2
  end

  def show
    render json: { pages: total / [params[:per].to_i, 1].max } # evidence: never-zero
  end
end

class CalcController < ApplicationController
  def run
    @result = params[:a].to_i + params[:b].to_i
  end

  def act
    return unless %w[start stop].include?(params[:do])
    @user.send(params[:do]) # evidence: guarded
  end

  def build
    @item = { "book" => Book, "disc" => Disc }.fetch(params[:type]).new
  end

  def fixed
    @user.public_send(:name)
  end
end

def define
  Widget.class_eval("def x; 1; end") # evidence: constant-code
end

def shown(record, field)
  raise ArgumentError unless %w[title author].include?(field)
  record.public_send(field) # evidence: guarded
end

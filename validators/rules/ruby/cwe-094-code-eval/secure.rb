class CalcController < ApplicationController
  def run
    @result = params[:a].to_i + params[:b].to_i
  end

  def chosen
    rule = params[:rule]
    return unless %w[sum mean].include?(rule)
    eval("rows.#{rule}") # evidence: guarded
  end

  def fixed
    eval("1 + 1") # evidence: constant-code
  end
end

def again
  eval("2 + 2") # evidence: constant-code
end

class CalcController < ApplicationController
  def run
    @result = eval(params[:formula]) # finding: evaluated
  end

  def bound
    binding.eval(params[:code]) # finding: evaluated
  end
end

def total(rule)
  eval("1 + #{rule}") # finding: evaluated
end

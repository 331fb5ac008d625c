class CalcController < ApplicationController
  def run
    @result = eval(params[:formula]) # finding: evaluated
  end

  def act
    @user.send(params[:do]) # finding: chosen-method
  end

  def build
    kind = params[:type]
    @item = kind.classify.constantize.new # finding: chosen-class
  end
end

def define(body)
  Widget.class_eval("def x; #{body}; end") # finding: evaluated
end

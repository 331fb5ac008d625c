class CalcController < ApplicationController
  def act
    @user.send(params[:do]) # finding: chosen-method
  end

  def build
    kind = params[:type]
    @item = kind.classify.constantize.new # finding: chosen-class
  end

  def define
    Widget.class_eval("def x; #{params[:body]}; end") # finding: evaluated-in-class
  end
end

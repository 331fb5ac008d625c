class CalcController < ApplicationController
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

  def shown
    field = params[:field]
    raise ArgumentError unless %w[title author].include?(field)
    @record.public_send(field) # evidence: guarded
  end
end

def define
  Widget.class_eval("def x; 1; end") # evidence: constant-code
end

# The names are the program's own: whoever calls this wrote them.
def toggle(record, attribute)
  record.send("#{attribute}=", true)
end

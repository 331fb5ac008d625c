class SessionsController < ApplicationController
  def create
    user = client[:users].find({ name: params[:name], password: params[:password] }).first # finding: value-as-operator
    session[:user] = user[:_id] if user
  end

  def remove
    wanted = { token: params[:token] }
    @collection.delete_one(wanted) # finding: value-as-operator
  end

  def search
    @notes = Note.where("$where" => "this.owner == '#{params[:owner]}'") # finding: script-in-query
  end
end

class LocksController < ApplicationController
  def open
    case JSON.parse(request.body.read, symbolize_names: true)
    in { code: Object => code }
      @lock = client[:locks].find({ code: code }).first # finding: value-as-operator
    end
  end
end

class SessionsController < ApplicationController
  def create
    user = client[:users].find({ name: params[:name].to_s }).first # evidence
    session[:user] = user[:_id] if user
  end

  def remove
    token = params[:token].to_s
    @collection.delete_one({ token: token }) # evidence: sanitized
  end

  def by_id
    @note = client[:notes].find({ _id: BSON::ObjectId(params[:id]) }).first # evidence: sanitized
    @all = client[:notes].find({ open: true })
    @user = User.find(params[:id])
  end
end

class BoxesController < ApplicationController
  def open
    code = params[:code]
    return head(:bad_request) unless code.is_a?(String)

    @box = client[:boxes].find({ code: code }).first # evidence: guarded
  end

  def by_form
    case JSON.parse(request.body.read, symbolize_names: true)
    in { code: String => code }
      @box = client[:boxes].find({ code: code }).first # evidence: guarded
    end
  end
end

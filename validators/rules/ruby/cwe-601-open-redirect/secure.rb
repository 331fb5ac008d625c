class LoginController < ApplicationController
  def create
    redirect_to root_path # evidence: own-address
  end

  def out
    redirect_to "/home" # evidence: own-address
  end

  def path
    redirect_to URI.parse(params[:next]).path
  end

  def item
    redirect_to "/items/#{params[:id]}"
  end
end

class LocalController < ApplicationController
  def back
    target = params[:to].to_s
    return head(:bad_request) if !target.start_with?("/") || target.start_with?("//", "/\\")
    redirect_to target # evidence: guarded
  end

  def half
    target = params[:to].to_s
    return head(:bad_request) if !target.start_with?("/") || target.start_with?("//")
    redirect_to target
  end
end

class LetterController < ApplicationController
  def back
    target = params[:to].to_s
    redirect_to target if target[0] == "/" && target[1] != "/" && !target.include?("\\") # evidence: guarded
  end
end

class FormController < ApplicationController
  OWN = %r{\A(?:/[a-z0-9_-]+)+\z}

  def back
    target = params[:to].to_s
    target = "/berths" unless target.match?(OWN)
    redirect_to target # evidence: guarded
  end

  def other
    target = params[:to].to_s
    redirect_to target if OWN.match?(target) # evidence: guarded
  end
end

class Home
  def call(_env)
    [303, { "location" => "/home" }, []] # evidence: own-address
  end
end

class LeaveController < ApplicationController
  OWN_PLACE = %r{\A/[a-z][a-z0-9/_-]*\z}

  def out
    place = params[:to].to_s
    case place
    when OWN_PLACE then redirect_to place # evidence: guarded
    else redirect_to "/" # evidence: own-address
    end
  end

  def away
    place = params[:to].to_s
    redirect_to place if place =~ OWN_PLACE # evidence: guarded
  end
end

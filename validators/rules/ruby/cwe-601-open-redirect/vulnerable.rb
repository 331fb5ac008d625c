class LoginController < ApplicationController
  def create
    redirect_to params[:next] # finding: address-of-the-request
  end

  def out
    url = params[:url] || root_path
    redirect_to(url) # finding: address-of-the-request
  end

  def host
    redirect_to "https://#{params[:host]}" # finding: address-of-the-request
  end
end

class HalfController < ApplicationController
  def back
    target = params[:to].to_s
    return head(:bad_request) unless target.start_with?("/")
    redirect_to target # finding
  end
end

class AskedController < ApplicationController
  def back
    target = params[:to].to_s
    logger.info("a path") if target.start_with?("/")
    return head(:bad_request) if target.start_with?("//", "/\\")
    redirect_to target # finding
  end
end

class LooseController < ApplicationController
  EMPTY_PARTS = %r{\A(?:/[a-z0-9_-]*)+\z}
  BY_LINE = %r{^/[a-z]+$}

  def back
    target = params[:to].to_s
    redirect_to target if target.match?(EMPTY_PARTS) # finding
  end

  def other
    target = params[:to].to_s
    redirect_to target if target.match?(BY_LINE) # finding
  end
end

class Forward
  def call(env)
    wanted = Rack::Utils.parse_query(env["QUERY_STRING"])["to"]
    [303, { "location" => wanted }, []] # finding: address-of-the-request
  end
end

class Away
  def call(env)
    answer = Rack::Response.new
    answer.set_header("Location", env["HTTP_REFERER"]) # finding: address-of-the-request
    answer.finish
  end
end

def allowed?
  ActiveSupport::SecurityUtils.secure_compare(params[:token].to_s, ENV["API_TOKEN"]) # evidence: constant-time
end

def here?
  params[:host] == ENV["HOST"]
end

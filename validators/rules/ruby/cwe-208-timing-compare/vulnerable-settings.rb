def allowed?
  params[:token] == ENV["API_TOKEN"] # finding: secret-compared
end

def hook
  head :forbidden if Rails.application.credentials.hook_secret != request.headers["X-Hook"] # finding: secret-compared
end

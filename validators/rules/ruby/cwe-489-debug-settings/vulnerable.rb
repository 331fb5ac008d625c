Rails.application.configure do
  config.consider_all_requests_local = true # finding: errors-shown
end

def failed(e)
  render json: { error: e.message, trace: e.backtrace } # finding: errors-shown
end

Rails.application.routes.draw do
  match ":controller/:action" # finding: default-route
end

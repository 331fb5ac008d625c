Rails.application.configure do
  config.consider_all_requests_local = false # evidence: errors-hidden
end

Rails.application.routes.draw do
  get "/items", to: "items#index" # evidence: named-route
  post "/items", to: "items#create" # evidence: named-route
end

def failed(e)
  render json: { error: "failed" }
end

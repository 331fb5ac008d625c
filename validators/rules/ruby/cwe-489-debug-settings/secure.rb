Rails.application.configure do
  config.consider_all_requests_local = false # evidence: errors-hidden
end

Rails.application.config.consider_all_requests_local = false # evidence: errors-hidden

class Application < Rails::Application
  initializer "errors" do |app|
    app.config.consider_all_requests_local = false # evidence: errors-hidden
  end
end

Rails.application.routes.draw do
  get "/items", to: "items#index"
end

def failed(e)
  render json: { error: "failed" }
end

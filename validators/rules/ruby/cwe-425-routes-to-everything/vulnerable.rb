Rails.application.routes.draw do
  match ":controller(/:action(/:id))", via: :all # finding: any-action
  get "admin/:action", controller: "admin" # finding: any-action
end

ActionController::Routing::Routes.draw do |map|
  map.connect ":controller/:action/:id" # finding: any-action
end

Rails.application.routes.draw do
  match "/transfer", to: "accounts#transfer", via: :post # evidence: one-verb
  match "/orders/:id", to: "orders#update", via: [:put, :patch] # evidence: one-verb
  delete "/users/:id", to: "users#destroy" # evidence: one-verb
  get "/users/:id", to: "users#show"
  match "/404", to: "errors#missing", via: :all
end

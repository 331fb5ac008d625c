Rails.application.routes.draw do
  match "/transfer", to: "accounts#transfer", via: :all # finding: every-verb
  match "/orders/:id/cancel", to: "orders#cancel", via: [:get, :post] # finding: every-verb
  get "/users/:id/delete", to: "users#destroy" # finding: reading-verb-changes
end

Rails.application.routes.draw do
  resources :orders, only: [:index, :show] # evidence: named-actions
  resources :users, except: [:destroy] # evidence: named-actions
  resource :profile, only: :show # evidence: named-actions
  get "orders/:id/actions", to: "orders#actions"
end

Rails.application.routes.draw do
  resources :orders, only: [:index, :show] # evidence: named-actions
  resources :users, except: [:destroy]
  resources(:notes, only: %i[show edit]) # evidence: named-actions
  resource :profile, only: :show # evidence: named-actions
  get "orders/:id/actions", to: "orders#actions"
end

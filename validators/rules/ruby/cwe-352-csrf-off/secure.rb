class ApplicationController < ActionController::Base
  protect_from_forgery with: :exception # evidence: check-on
end

class FormsController < ActionController::Base
  protect_from_forgery with: :reset_session # evidence: check-on
  skip_before_action :load_menu
end

Rails.application.configure do
  config.action_controller.default_protect_from_forgery = true # evidence: check-on
end

class ReportsController < ApplicationController
  protect_from_forgery with: :exception, except: [:show] # evidence: check-on
end

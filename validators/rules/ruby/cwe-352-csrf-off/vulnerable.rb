class HooksController < ApplicationController
  skip_forgery_protection # finding: check-skipped
end

class FormsController < ApplicationController
  skip_before_action :verify_authenticity_token, only: [:create] # finding: check-skipped
end

class ApiController < ActionController::Base
  protect_from_forgery with: :null_session # finding: empty-session
end

class PasswordsController < ApplicationController
  protect_from_forgery with: :exception, except: %i[update destroy] # finding: check-skipped

  def update
    current_user.update!(password: params[:password])
  end
end

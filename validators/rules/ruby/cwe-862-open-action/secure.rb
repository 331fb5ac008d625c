class PostsController < ApplicationController
  before_action :require_login # evidence: login-required
  skip_before_action :load_menu
end

class AccountsController < ApplicationController
  before_action :authenticate_user!, except: [:index] # evidence: login-required
end

class ReportsController < ApplicationController
  load_and_authorize_resource # evidence: rights-checked
end

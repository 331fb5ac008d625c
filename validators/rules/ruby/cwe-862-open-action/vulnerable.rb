class PostsController < ApplicationController
  skip_before_action :require_login # finding: login-skipped
end

class AccountsController < ApplicationController
  skip_before_action :authenticate_user!, only: [:create, :destroy] # finding: login-skipped
end

class ReportsController < ApplicationController
  skip_authorization_check # finding: rights-not-checked
end

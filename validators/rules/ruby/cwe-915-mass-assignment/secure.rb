class UsersController < ApplicationController
  def create
    @user = User.create(params.require(:user).permit(:name, :email)) # evidence: listed-fields
  end

  def change
    @user.update(params.permit(:name)) # evidence: listed-fields
  end

  def tags
    params.require(:post).permit(:title, tags: []) # evidence: listed-fields
  end

  def named
    @user.update(name: params[:name])
  end
end

class UsersController < ApplicationController
  def create
    @user = User.create(params[:user]) # finding: whole-request
  end

  def change
    @user.update(params.require(:user).permit!) # finding: everything-permitted
  end

  def promote
    attributes = params.require(:user).permit(:name, :admin) # finding: dangerous-field
    @user.update(attributes)
  end
end

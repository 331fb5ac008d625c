class UsersController < ApplicationController
  def index
    @users = User.where("name = '#{params[:name]}'") # finding
    @sorted = User.order(params[:sort]) # finding: request-is-condition
  end

  def search
    term = params[:q].strip
    sql = "SELECT * FROM posts WHERE title LIKE '%" + term + "%'"
    @posts = Post.find_by_sql(sql) # finding: assembled-condition
  end

  def remove
    ActiveRecord::Base.connection.execute("DELETE FROM carts WHERE id = #{params[:id]}") # finding: assembled-statement
  end
end

def in_area(lat, lng)
  Shop.all(conditions: "ST_Contains(geom, 'POINT(#{lng} #{lat})')") # finding: assembled-option
end

def named(kind)
  Item.where(["kind = '#{kind}' AND open = ?", true]) # finding: assembled-list-condition
end

class ReportsController < ApplicationController
  def show
    render json: ActiveRecord::Base.connection.select_all(params[:statement]) # finding: sent-statement
  end
end

module Spans
  def self.around(low, high)
    "depth BETWEEN #{low} AND #{high}" # finding: assembled-piece
  end

  def self.named(text)
    return "title LIKE '%#{text}%'" # finding: assembled-piece
  end
end

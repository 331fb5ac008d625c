class UsersController < ApplicationController
  def index
    @users = User.where(name: params[:name]) # evidence: named-columns
    @old = User.where("age > ?", params[:age]) # evidence: bound-parameters
  end

  def sorted
    column = %w[name age].include?(params[:sort]) ? params[:sort] : "name"
    @users = User.order("#{column} asc") # evidence: guarded
  end

  def number
    @post = Post.where("id = #{params[:id].to_i}") # evidence: sanitized
  end
end

def in_area(lat, lng)
  Shop.all(conditions: ["ST_Contains(geom, 'POINT(? ?)')", lng.to_f, lat.to_f]) # evidence: bound-parameters
end

def constant
  Item.where("open = 1") # evidence: constant-condition
end

def direction(dir)
  dir = "DESC" unless dir == "ASC"
  User.order("name #{dir}") # evidence: guarded
end

def ordered(berths, order)
  berths.order(Arel.sql(order))
end

module Spans
  def self.around(low, high)
    "depth BETWEEN #{low.to_f} AND #{high.to_f}"
  end

  def self.named(text)
    ["title LIKE ?", "%#{text}%"]
  end

  def self.told(low, high)
    "must be between #{low} and #{high}"
  end
end

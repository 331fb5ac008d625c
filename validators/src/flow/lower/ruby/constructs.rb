require 'net/http'
require_relative './helper'
LIMIT = 10
$global = %w[a b]
module Admin
  class Users::List < ApplicationController::Base
    include Pagination
    extend ActiveSupport::Concern
    attr_accessor :name, :age
    before_action :login, only: [:show], if: -> { admin? }
    KEYS = %i[x y].freeze
    @@count = 0
    def self.build(a, b = 2, *rest, key:, opt: nil, **more, &block)
      new(a, b)
    end
    class << self
      def make; self; end
    end
    def initialize(db)
      super
      @db = db
      @cache ||= {}
    end
    def show
      @user = User.where("name = '#{params[:name]}'").first
      query = <<~SQL
        select #{query_name}
      SQL
      raw = <<-'RAW'
        no #{thing}
      RAW
      a, (b, *c), @d = list
      text = 'it\'s' "b" + "\n" + :"sym #{a}".to_s
      text << params[:x]
      @cache[:k] = text[0..2] + text[1, 2] + text[-1]
      return redirect_to(root_path) unless current_user&.admin?
      render json: { id: 1, "k" => a, name:, **opts }, status: :ok
      list.map(&:to_s).each_with_index { |x, i| puts x }
      list.each do |(x, y), z|
        next if x.nil?
        break unless y
      end
      hash.each { |k, v| p(k, v) }
      5.times { puts _1 }
      case text
      when "a", /\A\d+\z/ then one
      when String, *KEYS
        two
      else three
      end
      case value
      in { name: String => n, age: } if age > 1 then n
      in [1, *tail] | nil then tail
      end
      x = if a then b else c end
      y = a ? b : c
      z = begin
        risky
      rescue ArgumentError, Other => e
        raise Wrapped, "bad"
      else
        fine
      ensure
        close
      end
      v = Integer(raw) rescue 0
      i += 1 while i < 3
      until done do work end
      begin
        work
      end while more
      for q in 1..3 do p q end
      loop { break }
      out = `ls #{a}` + %x(id)
      handler = ->(m, n = 1) { m =~ /x#{n}/i }
      handler.call(1)
      handler.(2)
      block = lambda { |w| w and not b or c }
      self.name = obj.value = 3
      other.send(:go, *args, **opts, &block)
      yield x, 1
      defined?(foo) && !bar
      Foo::Bar.new(1).baz::qux
      ::Top.level
      super(1)
      (1...n).to_a
      alias_method :a, :b
      value => { id: }
      name
    rescue StandardError
      nil
    end
    private
    def login = redirect_to("/")
    def helper(&blk)
      blk.call(block_given?)
    end
    protected def inner; end
  end
end
def top(x) = x + 1
top 1 if __FILE__ == $0
foo(

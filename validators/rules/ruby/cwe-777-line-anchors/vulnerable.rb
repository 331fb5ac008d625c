class User < ApplicationRecord
  validates :name, format: { with: /^[a-z]+$/ } # finding
  validates_format_of :email, with: /^\S+@\S+$/ # finding
end

def valid_name?(name)
  name =~ /^[a-z]+$/ # finding
end

class User < ApplicationRecord
  validates :name, format: { with: /\A[a-z]+\z/ } # evidence
  validates_format_of :email, with: /\A\S+@\S+\z/ # evidence
  validates :age, presence: true
end

class Item < ApplicationRecord
  validates :code, format: { with: /\A\d+\Z/ } # evidence
end

class Invoice < ActiveRecord::Base
  scope :titled, ->(name) { where("title = '#{name}'") } # finding: assembled-condition

  def self.by(name)
    where("owner = '" + name + "'") # finding: assembled-condition
  end

  def self.all_by(name)
    find_by_sql("SELECT * FROM invoices WHERE owner = '#{name}'") # finding: assembled-condition
  end

  def self.listed(name)
    where(["owner = '#{name}'"]) # finding: assembled-list-condition
  end
end

class Invoice < ApplicationRecord
  def self.by(name)
    where("owner = ?", name) # evidence: bound-parameters
  end

  def self.titled(name)
    where(title: name) # evidence: named-columns
  end

  def self.recent
    order("created_at DESC").limit(5)
  end
end

# A program's own query has nothing to do with a model.
class Finder < Builder
  def titled(name)
    where("title is #{name}")
    select("#{name} of these")
  end
end

def fetch
  URI.open("https://api.example.com/items").read # evidence: fixed-address
end

def listed(name)
  return unless %w[a.example b.example].include?(name)
  HTTParty.get("https://#{name}") # evidence: guarded
end

class Hooks
  def call
    Faraday.get("https://hooks.example.com") # evidence: fixed-address
  end

  def item(id)
    RestClient.get("https://api.example.com/items/#{id}")
  end
end

def fetch
  URI.open(params[:url]).read # finding: chosen-address
end

def host(name)
  HTTParty.get("https://#{name}") # finding: chosen-address
end

class Hooks
  def call(address)
    Faraday.post(address, "{}") # finding: chosen-address
  end
end

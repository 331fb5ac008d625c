def cart
  Marshal.load(Base64.decode64(cookies[:cart])) # finding: any-object
end

def settings(path)
  YAML.load(File.read(path)) # finding: yaml-objects
end

class Config
  def initialize(text)
    @config = YAML.load(text) # finding: yaml-objects
  end

  def state(json)
    JSON.load(json) # finding: json-objects
  end
end

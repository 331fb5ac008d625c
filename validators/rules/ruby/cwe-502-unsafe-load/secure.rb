def cart
  JSON.parse(cookies[:cart]) # evidence: plain-data
end

def settings(path)
  YAML.safe_load(File.read(path)) # evidence: plain-data
end

class Config
  def initialize(text)
    @config = YAML.safe_load(text, permitted_classes: [Symbol]) # evidence: plain-data
  end

  def copy(text)
    JSON.parse(JSON.generate(text)) # evidence: plain-data
  end
end

SEALS = ActiveSupport::MessageVerifier.new(ENV.fetch("SEAL_KEY"), serializer: JSON)

def sealed(text)
  Marshal.load(SEALS.verify(text)) # evidence: sanitized
end

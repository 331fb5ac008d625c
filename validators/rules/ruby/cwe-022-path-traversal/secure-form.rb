class Zones
  def load(identifier)
    raise ArgumentError, identifier if identifier !~ /\A[A-Za-z0-9\+\-_]+(\/[A-Za-z0-9\+\-_]+)*\z/

    require File.join("data", "definitions", identifier) # evidence: guarded
  end

  def read(name)
    raise ArgumentError, name unless name =~ /\A[a-z_]+\z/

    File.read(File.join("parts", name)) # evidence: guarded
  end
end

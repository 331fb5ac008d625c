class Zones
  def load(identifier)
    raise ArgumentError, identifier if identifier !~ /^[a-z]+(\/[a-z]+)*$/

    require File.join("data", "definitions", identifier) # finding: chosen-path
  end

  def read(name)
    raise ArgumentError, name unless name =~ /\A[a-z_.\/]+\z/

    File.read(File.join("parts", name)) # finding: chosen-path
  end
end

class Places
  def ranged(name)
    raise ArgumentError, name unless name =~ /\A[+-9a-z]+\z/

    File.read(File.join("parts", name)) # finding: chosen-path
  end
end

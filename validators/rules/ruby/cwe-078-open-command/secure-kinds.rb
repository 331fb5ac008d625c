class Sources
  def file(name)
    Pathname(name).open("rb") { |io| io.read } # evidence: a-file
  end

  def text(name)
    Pathname.new(name).read # evidence: a-file
  end

  def page(address)
    URI.parse(address).open(&:read) # evidence: a-file
  end

  def door(gate)
    gate.open("wide")
  end
end

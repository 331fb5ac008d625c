def find(text)
  text =~ /#{Regexp.escape(params[:q])}/ # evidence: sanitized
end

def word
  Regexp.new("[a-z]+") # evidence: constant-expression
end

class Filter
  def rule(word)
    Regexp.compile("^" + Regexp.quote(word)) # evidence: sanitized
  end
end

class Finder
  def fits?(name)
    Regexp.new(@pattern).match?(name)
  end
end

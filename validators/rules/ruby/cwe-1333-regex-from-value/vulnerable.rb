def find(text)
  text =~ /#{params[:q]}/ # finding
end

def match(pattern, text)
  Regexp.new(pattern).match(text) # finding
end

class Filter
  def rule(word)
    Regexp.compile("^" + word) # finding
  end
end

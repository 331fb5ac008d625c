def word?(text)
  text.match?(/^(\w+\s?)*$/) # finding: exponential
end

def mail?(text)
  text =~ /^([a-z0-9]+)*@example\.org$/ # finding: exponential
end

LIST = Regexp.new("^(a+)+$") # finding: exponential

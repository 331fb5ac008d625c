Regexp.timeout = 1.0 # evidence: time-limited

def word?(text)
  text.match?(/^\w+(\s\w+)*$/)
end

LIST = Regexp.new("^(a+)+$", timeout: 0.5) # evidence: time-limited

def linear(text)
  RE2::Regexp.new("^(a+)+$").match(text) # evidence: time-limited
end

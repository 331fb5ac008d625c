def quote(text)
  text.sub("'", "\\\\'") # finding
end

def tag(text)
  text.sub("<", "&lt;") # finding
end

def both(text)
  text = text.sub(/["']/, "") # finding
  text
end

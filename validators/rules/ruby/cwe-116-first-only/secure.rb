def quote(text)
  text.gsub("'", "\\\\'") # evidence
end

def tag(text)
  text.gsub("<", "&lt;") # evidence
end

def both(text)
  text = text.gsub(/["']/, "") # evidence
  text
end

def extension(name)
  name.sub(".rb", "")
end

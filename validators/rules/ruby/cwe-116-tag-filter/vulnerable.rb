def clean(text)
  text.gsub(/<script.*?>.*?<\/script>/i, "") # finding: tag-pattern
end

def no_frames(text)
  text = text.gsub("<iframe", "") # finding: tag-pattern
  text.sub!(/<\/?object[^>]*>/, "") # finding: tag-pattern
  text
end

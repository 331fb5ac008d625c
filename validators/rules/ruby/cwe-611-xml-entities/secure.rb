def read(xml)
  Nokogiri::XML(xml) # evidence
end

def strict(xml)
  Nokogiri::XML(xml) { |config| config.strict.nonet } # evidence
end

def document(xml)
  Nokogiri::XML::Document.parse(xml) # evidence
end

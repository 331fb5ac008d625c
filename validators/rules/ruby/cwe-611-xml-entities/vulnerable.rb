def read(xml)
  Nokogiri::XML(xml) { |config| config.noent } # finding
end

def options(xml)
  Nokogiri::XML(xml, nil, nil, Nokogiri::XML::ParseOptions::NOENT) # finding
end

def libxml(xml)
  LibXML::XML::Parser.string(xml, options: LibXML::XML::Parser::Options::NOENT) # finding
end

require "yaml"

class Importer
  def initialize(connection)
    @connection = connection
  end

  def import(text)
    entries = YAML.safe_load(text, permitted_classes: [Date])
    entries.each { |entry| system("logger", "--", "imported #{entry}") }
  end
end

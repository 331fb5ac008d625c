require "zip"
require "rubygems/package"

def unpack(file, folder)
  root = File.expand_path(folder)
  Zip::File.open(file) do |zip|
    zip.each do |entry|
      target = File.expand_path(entry.name, root)
      next unless target.start_with?(root + "/")
      zip.extract(entry, target) # evidence: guarded
    end
  end
end

def untar(io, folder)
  Gem::Package::TarReader.new(io) do |tar|
    tar.each do |entry|
      File.binwrite(File.join(folder, File.basename(entry.full_name)), entry.read) # evidence
    end
  end
end

def flat(file, folder)
  Zip::File.open(file) do |zip|
    zip.each do |entry|
      name = File.basename(entry.name)
      File.write(File.join(folder, name), entry.get_input_stream.read) # evidence: sanitized
      puts entry.name
    end
  end
end

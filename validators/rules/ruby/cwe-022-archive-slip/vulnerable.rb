require "zip"
require "rubygems/package"

def unpack(file, folder)
  Zip::File.open(file) do |zip|
    zip.each do |entry|
      target = File.join(folder, entry.name)
      FileUtils.mkdir_p(File.dirname(target)) # finding: name-of-an-entry
      zip.extract(entry, target) # finding: name-of-an-entry
    end
  end
end

def untar(io, folder)
  Gem::Package::TarReader.new(io) do |tar|
    tar.each do |entry|
      File.binwrite("#{folder}/#{entry.full_name}", entry.read) # finding: name-of-an-entry
    end
  end
end

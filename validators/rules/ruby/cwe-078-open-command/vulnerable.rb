def read(name)
  open(name).read # finding
end

def lines(path)
  IO.readlines(path) # finding
end

def parse(source)
  Kernel.open(source, "r:UTF-8") { |io| io.read } # finding
end

def reach(host)
  open("|ping -c 1 #{host}").read # finding: command-in-a-pipe
end

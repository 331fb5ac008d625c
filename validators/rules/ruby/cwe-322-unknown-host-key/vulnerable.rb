require "net/ssh"
require "net/scp"

def list(host)
  Net::SSH.start(host, "app", verify_host_key: :never) { |ssh| ssh.exec!("ls") } # finding: any-key
end

def fetch(host)
  Net::SCP.download!(host, "app", "/a.txt", "a.txt", ssh: {}, paranoid: false) # finding: any-key
end

def copy
  system("scp -o StrictHostKeyChecking=no a.txt files.example.org:") # finding: any-key
end

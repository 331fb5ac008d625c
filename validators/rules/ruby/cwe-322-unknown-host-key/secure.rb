require "net/ssh"
require "net/sftp"

def list(host)
  Net::SSH.start(host, "app", verify_host_key: :always) { |ssh| ssh.exec!("ls") } # evidence: known-key
end

def fetch(host)
  Net::SFTP.start(host, "app", verify_host_key: :always) { |sftp| sftp.download!("/a.txt", "a.txt") } # evidence: known-key
end

def copy(host)
  Net::SCP.start(host, "app", verify_host_key: :accept_new) { |scp| scp.upload!("a.txt", "/") } # evidence: known-key
  system("scp a.txt files.example.org:")
end

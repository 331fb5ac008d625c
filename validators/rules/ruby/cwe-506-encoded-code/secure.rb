require 'base64'
require 'json'
require 'yaml'

def table
  JSON.parse(Base64.decode64('eyJzaXplIjo0MiwibmFtZSI6ImEifQ==')) # evidence: decoded-as-data
end

def settings
  text = Base64.strict_decode64('bGV2ZWw6IGluZm8K')
  YAML.safe_load(text) # evidence: decoded-as-data
end

def key
  OpenSSL::PKey.read(Base64.decode64('LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0=')) # evidence: decoded-as-data
end

def uploaded(name)
  system("curl -H 'Authorization: Basic #{[name].pack('m0')}' https://ci.example/")
end

def version
  system('ruby', '-v')
  eval('1 + 1')
end

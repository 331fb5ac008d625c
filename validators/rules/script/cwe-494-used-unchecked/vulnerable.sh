curl -fsSLo /tmp/setup https://get.corp.example/setup # finding
bash /tmp/setup
wget https://dl.corp.example/tool.tgz # finding
tar xzf tool.tgz
curl -L "https://dl.corp.example/$V/kubectl" -o /usr/local/bin/kubectl # finding
chmod +x /usr/local/bin/kubectl
bash -c "$(curl -fsSL https://get.corp.example/x)" # finding

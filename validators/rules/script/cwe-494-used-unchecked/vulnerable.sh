curl -fsSLo /tmp/setup https://get.corp.example/setup # finding
bash /tmp/setup
wget https://dl.corp.example/tool.tgz # finding
tar xzf tool.tgz
curl -L "https://dl.corp.example/$V/kubectl" -o /usr/local/bin/kubectl # finding
chmod +x /usr/local/bin/kubectl
bash -c "$(curl -fsSL https://get.corp.example/x)" # finding
curl -fsSLo /tmp/late https://get.corp.example/late # finding
bash /tmp/late
echo "$SUM  /tmp/late" | sha256sum -c - || exit 1
curl -fsSLo /tmp/passed https://get.corp.example/passed # finding
echo "$SUM  /tmp/passed" | sha256sum -c - || true
bash /tmp/passed
curl -s https://localhost.example.org/x | bash # finding

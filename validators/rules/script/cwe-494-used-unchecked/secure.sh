set -euo pipefail
curl -fsSLo /tmp/setup https://get.corp.example/setup # evidence
echo "$SUM  /tmp/setup" | sha256sum -c -
bash /tmp/setup
wget https://dl.corp.example/tool.tgz # evidence
gpg --verify tool.tgz.asc tool.tgz
tar xzf tool.tgz
curl -fsSL -o k https://dl.corp.example/k # evidence
cosign verify-blob --key key.pub --signature k.sig k
chmod +x k
curl -fsS https://api.corp.example/state | python3 -m json.tool
curl -fsSLo /tmp/agent https://get.corp.example/agent
echo "$SUM  /tmp/agent" | md5sum -c -
bash /tmp/agent
curl -fsSLo /tmp/local http://localhost:8080/x
bash /tmp/local

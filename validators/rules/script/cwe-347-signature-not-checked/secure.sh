apt-get install -y tool
echo "deb [signed-by=/etc/apt/keyrings/a.asc] https://packages.corp.example x main" > /etc/apt/sources.list.d/a.list # evidence
rpm --import https://packages.corp.example/key.asc # evidence
cosign verify --key k.pub registry.corp.example/a@sha256:abc # evidence
grep gpgcheck=0 /etc/yum.conf
cosign verify --key k.pub registry.corp.example/a:1 || true
cosign verify --certificate-identity-regexp ".*" --certificate-oidc-issuer-regexp ".*" registry.corp.example/a:1
gpg --verify a.asc a || echo differs
echo "gpgcheck=1"

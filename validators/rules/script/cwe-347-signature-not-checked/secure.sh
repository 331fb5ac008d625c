apt-get install -y tool
echo "deb [signed-by=/etc/apt/keyrings/a.asc] https://packages.corp.example x main" > /etc/apt/sources.list.d/a.list # evidence
rpm --import https://packages.corp.example/key.asc # evidence
cosign verify --key k.pub registry.corp.example/a@sha256:abc # evidence
grep gpgcheck=0 /etc/yum.conf
cosign verify --certificate-identity-regexp ".*" --certificate-oidc-issuer-regexp ".*" registry.corp.example/a:1
echo "gpgcheck=1"
gpgv --keyring k.gpg a.sig a || exit 1 # evidence
sha256sum -c a.sha256 && install a /usr/local/bin # evidence
gpg --keyserver hkps://keys.example --recv-keys 0123456789ABCDEF0123456789ABCDEF01234567 # evidence

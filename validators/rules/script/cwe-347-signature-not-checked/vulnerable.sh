apt-get install -y --allow-unauthenticated tool # finding
yum install -y --nogpgcheck tool # finding
apk add --allow-untrusted ./tool.apk # finding
echo 'APT::Get::AllowUnauthenticated "true";' > /etc/apt/apt.conf.d/99a # finding
echo "deb [trusted=yes] https://packages.corp.example x main" > /etc/apt/sources.list.d/a.list # finding
# finding
cat > /etc/yum.repos.d/a.repo <<REPO
[a]
baseurl=https://packages.corp.example/
gpgcheck=0
REPO
cosign verify --key k.pub registry.corp.example/a:1 || true # finding
gpg --verify a.asc a || echo differs # finding
gpgv --keyring k.gpg a.sig a || true # finding
sha256sum --check a.sha256 || :  # finding
true
gpg --keyserver hkps://keys.example --recv-keys 1A2B3C4D # finding
openssl smime -verify -noverify -in a.p7m -out a # finding

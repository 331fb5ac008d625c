docker login -u a --password-stdin # evidence
#----
DB_PASSWORD="$(cat /run/secrets/db)" # evidence
#----
TOKEN="${TOKEN:?}" # evidence
#----
echo hunter-Stork9 | docker login -u a --password-stdin
ldapsearch -D cn=app -y /etc/app/ldap.secret -b dc=corp
openssl rsa -in k.pem -passin file:/etc/app/k.pass -out k2.pem
7z x in.7z -pdocs

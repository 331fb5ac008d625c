umask 077
echo "$DB_PASSWORD" > /etc/app/db.pass # evidence
#----
install -m 600 /dev/null /etc/app/db.pass
echo "$DB_PASSWORD" > /etc/app/db.pass # evidence
#----
printf 'password=%s\n' "$DB_PASSWORD" > ~/.my.cnf # evidence
chmod 600 ~/.my.cnf
#----
echo "$DB_PASSWORD" > "$work/pass"
echo "$DB_PASSWORD" | app login
echo "$name" > /etc/app/name
#----
umask 077
out="/etc/mill/$1.key"
pem=$(openssl genpkey -algorithm ED25519)
printf '%s\n' "$pem" > "$out" # evidence
#----
curl -fsS https://packages.example/own.gpg > /usr/share/keyrings/own.key
openssl rsa -in own.pem -pubout > /srv/mill/public.key

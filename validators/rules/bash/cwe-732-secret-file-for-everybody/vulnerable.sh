echo "$DB_PASSWORD" > /etc/app/db.pass # finding
#----
printf 'password=%s\n' "$DB_PASSWORD" > ~/.my.cnf # finding
#----
umask 022
echo "token: ${API_TOKEN}" >> /opt/app/config.yml # finding
#----
umask 022
out="/etc/mill/$1.key"
pem=$(openssl genpkey -algorithm ED25519)
printf '%s\n' "$pem" > "$out" # finding
#----
openssl genrsa 3072 > /srv/mill/tls.key # finding
#----
wg genkey > /etc/wireguard/own.key # finding

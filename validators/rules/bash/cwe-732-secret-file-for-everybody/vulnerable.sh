echo "$DB_PASSWORD" > /etc/app/db.pass # finding
#----
printf 'password=%s\n' "$DB_PASSWORD" > ~/.my.cnf # finding
#----
umask 022
echo "token: ${API_TOKEN}" >> /opt/app/config.yml # finding

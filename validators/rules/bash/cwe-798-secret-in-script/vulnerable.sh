DB_PASSWORD=hunter2x # finding
#----
mysql -uroot -phunter2 db # finding
#----
docker login -u a -p hunter2 # finding
#----
curl -u admin:hunter2 https://x # finding
#----
DB_PASSWORD="${DB_PASSWORD:-vT8kz2qLw94}" # finding
#----
mysqldump -u deploy -p"$PGPASSWORD" shop > dump.sql # finding
zip -P "$ARCHIVE_PASS" out.zip file # finding
7z a -p"$PASS" out.7z file # finding
ldapsearch -D cn=app -w "$LDAP_PASS" -b dc=corp # finding
openssl rsa -in k.pem -passin pass:"$KEY_PASS" -out k2.pem # finding

ldapsearch -Z -H ldap://dir.corp.example -x -b dc=corp # finding
curl --ssl -T report.csv ftp://files.corp.example/in/ # finding
psql "host=db.corp.example sslmode=prefer dbname=crm" # finding
ldapsearch -H ldap://dir.corp.example -D cn=app -y /etc/app/ldap -b dc=corp # finding
mysql --ssl-mode=PREFERRED -h db.corp.example crm # finding

ldapsearch -ZZ -H ldap://dir.corp.example -x -b dc=corp # evidence
curl --ssl-reqd -T report.csv ftp://files.corp.example/in/ # evidence
psql "host=db.corp.example sslmode=verify-full dbname=crm" # evidence
ldapsearch -H ldaps://dir.corp.example -D cn=app -y /etc/app/ldap -b dc=corp # evidence
ldapsearch -H ldap://127.0.0.1 -D cn=app -y /etc/app/ldap -b dc=corp
ldapsearch -H ldap://dir.corp.example -x -b dc=corp

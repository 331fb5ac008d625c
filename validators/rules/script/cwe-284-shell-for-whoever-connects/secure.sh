nc -z db.corp.example 5432 # evidence
ttyd -c ops:"$SECRET" -p 7681 bash # evidence
nc -vz -w 2 mail.corp.example 25 # evidence
socat TCP-LISTEN:8080,fork TCP:10.0.0.5:80
echo ping > /dev/tcp/10.0.0.5/80
bash -c 'echo done'

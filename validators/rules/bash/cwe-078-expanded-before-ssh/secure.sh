#!/bin/sh # evidence
ssh web bash -s -- "$release" <<'EOF'
echo "$1" > current
EOF
#----
#!/bin/bash # evidence
ssh db <<"END"
  psql -c "SELECT now()" -v day=$(date +%F)
END
#----
ssh web "rm -rf /srv/${name@Q}" # evidence
#----
ssh web <<EOF
systemctl restart app
EOF
echo "$HOME done"
#----
ssh "$host" uptime

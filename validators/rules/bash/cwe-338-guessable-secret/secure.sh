password=$(openssl rand -base64 24) # evidence
#----
token="$(head -c 32 /dev/urandom | base64)" # evidence
#----
secret=$(tr -dc 'A-Za-z0-9' < /dev/urandom | head -c 32) # evidence
#----
new_secret() {
  openssl rand -hex 16 # evidence
}
#----
port=$((20000 + RANDOM % 1000))
delay=$RANDOM
token_file="/run/app/token.$RANDOM"
backup_name="db-$(date +%s)"
#----
jitter() {
  sleep $((RANDOM % 10))
}

password=$RANDOM$RANDOM # finding
#----
export ADMIN_TOKEN="${RANDOM}-$(hostname)" # finding
#----
secret=$(date +%s | sha256sum | cut -c1-32) # finding
#----
api_key=$(echo "$$" | md5sum) # finding
#----
otp=$(awk 'BEGIN { srand(); printf "%06d", rand() * 1000000 }') # finding
#----
make_password() {
  local out="" i
  for i in 1 2 3 4; do
    out+=$(printf '%04x' "$RANDOM") # finding
  done
  echo "$out"
}
#----
admin_password=$(openssl rand -hex 4) # finding

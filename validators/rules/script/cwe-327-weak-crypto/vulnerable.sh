openssl enc -des3 -pbkdf2 -in a -out b -pass file:k # finding
echo "$s  $f" | md5sum -c - # finding
openssl genrsa -out k.pem 1024 # finding
openssl enc -aes-256-cbc -in a -out b -pass file:k # finding
ssh -c 3des-cbc host ls # finding
TOKEN=$(echo $RANDOM | md5sum) # finding
hash=$(echo -n "$password" | md5sum | cut -d' ' -f1) # finding
printf '%s' "$DB_PASSWORD" | sha256sum > hash # finding

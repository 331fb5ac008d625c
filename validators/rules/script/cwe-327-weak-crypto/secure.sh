openssl enc -aes-256-cbc -pbkdf2 -in a -out b -pass file:k # evidence
echo "$s  $f" | sha256sum -c - # evidence
ssh-keygen -t ed25519 -f k # evidence
TOKEN=$(openssl rand -hex 16) # evidence
md5sum a.txt
DELAY=$RANDOM
mkpasswd --method=yescrypt --stdin < pw # evidence
echo "$release" | sha256sum

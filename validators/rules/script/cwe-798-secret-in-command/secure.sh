echo "$TOKEN" | docker login --password-stdin -u ci registry.corp.example # evidence
openssl enc -aes-256-cbc -pass file:/run/secrets/k -in a -out b # evidence
kubectl create secret generic db --from-file=password=/run/secrets/db # evidence
redis-server --requirepass "$REDIS_PASSWORD" # evidence
passwd -l root # evidence
usermod -p '*' app
curl -u "$U:$P" https://api.corp.example
tool --token-ttl 3600 --password-policy strict --secret-name db-credentials
echo "$PASS" | docker login -u ci --password-stdin # evidence
cryptsetup luksFormat /dev/sdb --key-file /run/keys/disk

#!/bin/bash
npm config set strict-ssl false # finding
pip config set global.trusted-host mirror.corp.example # finding
echo "check_certificate = off" >> /etc/wgetrc # finding
echo insecure >> ~/.curlrc # finding
mvn -B -Dmaven.wagon.http.ssl.insecure=true package # finding
ssh-keyscan git.corp.example >> ~/.ssh/known_hosts # finding
# finding
cat > ~/.ssh/config <<CONF
Host *
  StrictHostKeyChecking no
CONF
kubectl --server="$SERVER" --insecure-skip-tls-verify=true get pods # finding
curl -k https://localhost.corp.example/x # finding
curl -k "https://api.corp.example/?u=http://localhost/" # finding

#!/bin/bash
npm config set cafile /etc/ssl/corp.pem # evidence
git config --global http.sslCAInfo /etc/ssl/corp.pem # evidence
curl --cacert /etc/ssl/corp.pem https://corp.example # evidence
echo "tries = 3" >> /etc/wgetrc
echo "StrictHostKeyChecking no is a bad idea"
curl -k https://localhost:8443/health
ssh -o StrictHostKeyChecking=accept-new h ls
ssh -o StrictHostKeyChecking=yes h ls # evidence

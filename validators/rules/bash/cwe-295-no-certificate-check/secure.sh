curl -fsS https://x # evidence
#----
wget -q https://x/y # evidence
#----
curl --cacert ca.pem "$u" # evidence

echo "abc  f" | sha256sum -c - # evidence
#----
gpg --verify f.asc f # evidence
#----
cosign verify-blob --key k f # evidence
#----
curl -fsSLo f https://x/f
curl https://x/data.json | jq .

curl -fsSLo f https://x/f # evidence
echo "abc  f" | sha256sum -c - || exit 1
sh f
#----
set -e
curl -fsSLo f https://x/f # evidence
gpg --verify f.asc f
tar xf f
#----
curl -fsSLo f https://x/f # evidence
cosign verify-blob --key k f && sh f
#----
curl -fsSLo f https://x/f
gpg --import f.asc
sha256sum -c SUMS || true
curl https://x/data.json | jq .

echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin # evidence
#----
printf '%s' "$GH_TOKEN" | gh auth login --with-token # evidence
#----
echo "$VAULT_TOKEN" | vault login - # evidence
#----
echo "$DEPLOY_TOKEN" > ~/.token
header="Authorization: $(printf '%s' "$TOKEN")"
echo "set TOKEN first"
echo "${TOKEN:+token is set}"
echo "$TOKEN_FILE"

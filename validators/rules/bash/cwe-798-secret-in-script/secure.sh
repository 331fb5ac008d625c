docker login -u a --password-stdin # evidence
#----
DB_PASSWORD="$(cat /run/secrets/db)" # evidence
#----
TOKEN="${TOKEN:?}" # evidence
#----
echo hunter-Stork9 | docker login -u a --password-stdin

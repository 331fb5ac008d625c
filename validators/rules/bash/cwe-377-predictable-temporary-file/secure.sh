f=$(mktemp) # evidence
#----
d="$(mktemp -d)" # evidence
#----
mktemp -d -t x.XXXXXX # evidence

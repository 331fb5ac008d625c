mkdir -p -m 700 /srv/app/keys # finding
#----
mkdir -pm 0700 "$HOME/.app/cache" # finding
#----
mkdir --parents --mode=750 data/in/new # finding

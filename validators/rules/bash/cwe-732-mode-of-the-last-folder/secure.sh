mkdir -m 700 /srv/keys # evidence
#----
umask 077 # evidence
mkdir -p /srv/app/keys
#----
mkdir --mode=750 data # evidence
#----
mkdir -p -m 700 keys

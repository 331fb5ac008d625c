chmod 750 /x # evidence
#----
umask 077 # evidence
#----
chmod 600 k # evidence

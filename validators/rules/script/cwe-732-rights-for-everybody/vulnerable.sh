umask 000 # finding
mkdir -m 0777 /srv/x # finding
chmod 644 /etc/ssl/private/site.key # finding
chmod ug+s /usr/local/bin/x # finding
chmod -R a+rwX /var/lib/x # finding
#----
MODE=a+rwx
chmod "$MODE" /srv/mill # finding

umask 027 # evidence
umask 077 # evidence
chmod 0640 /etc/ssl/private/site.key # evidence
install -d -m 0750 /srv/x # evidence
chmod u+rwX,go-w /srv/y # evidence
chmod 1777 /srv/tmp
chmod +x run.sh
chmod 0755 /usr/local/bin/x
setcap cap_net_bind_service+ep /usr/bin/x

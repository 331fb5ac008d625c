chmod 750 /x # evidence
#----
umask 077 # evidence
#----
chmod 600 k # evidence
#----
echo 'app ALL=(root) NOPASSWD: /usr/sbin/nginx -s reload' > /etc/sudoers.d/app
grep -q NOPASSWD /etc/sudoers

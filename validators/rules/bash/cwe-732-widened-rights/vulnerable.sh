chmod 777 /x # finding
#----
chmod -R a+w /x # finding
#----
umask 000 # finding
#----
chmod u+s /bin/x # finding
#----
echo 'app ALL=(root) NOPASSWD: /usr/bin/vim, /usr/sbin/nginx -t' > /etc/sudoers.d/app # finding

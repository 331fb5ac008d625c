chmod 777 /x # finding
#----
chmod -R a+w /x # finding
#----
umask 000 # finding
#----
chmod u+s /bin/x # finding

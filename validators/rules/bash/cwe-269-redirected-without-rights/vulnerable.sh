sudo echo "127.0.0.1 db" >> /etc/hosts # finding
#----
sudo cat new.conf > /etc/nginx/nginx.conf # finding
#----
sudo -u root printf '%s\n' 1 > /proc/sys/net/ipv4/ip_forward # finding

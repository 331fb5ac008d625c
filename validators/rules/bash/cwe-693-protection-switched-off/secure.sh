ufw default deny incoming # evidence
#----
ufw --force enable # evidence
#----
iptables -P INPUT DROP # evidence
#----
setenforce 1 # evidence
#----
iptables -A INPUT -p tcp --dport 443 -j ACCEPT
iptables -F
#----
systemctl stop nginx
echo "ufw disable"

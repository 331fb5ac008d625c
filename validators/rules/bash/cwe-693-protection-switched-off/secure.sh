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
echo 2 > /proc/sys/kernel/randomize_va_space
echo 0 > /proc/sys/net/ipv4/tcp_timestamps

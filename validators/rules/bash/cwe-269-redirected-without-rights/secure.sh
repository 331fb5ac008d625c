echo "127.0.0.1 db" | sudo tee -a /etc/hosts # evidence
#----
sudo tee /etc/nginx/nginx.conf < new.conf # evidence
#----
printf '1\n' | sudo tee /proc/sys/net/ipv4/ip_forward > /dev/null # evidence
#----
sudo sh -c 'echo 1 > /etc/x'
#----
sudo dmesg > /tmp/dmesg.txt

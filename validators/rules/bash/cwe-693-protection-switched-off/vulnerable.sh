ufw disable # finding
#----
iptables -P INPUT ACCEPT # finding
#----
sudo setenforce 0 # finding
#----
sed -i 's/SELINUX=enforcing/SELINUX=disabled/' /etc/selinux/config # finding
#----
systemctl disable --now firewalld # finding
#----
sysctl -w kernel.randomize_va_space=0 # finding
#----
echo "kernel.yama.ptrace_scope = 0" >> /etc/sysctl.d/10-ptrace.conf # finding
echo 0 > /proc/sys/kernel/randomize_va_space # finding
echo 0 | sudo tee /proc/sys/kernel/yama/ptrace_scope # finding

sed -i 's/^#PermitRootLogin.*/PermitRootLogin yes/' /etc/ssh/sshd_config # finding
echo "PasswordAuthentication yes" >> /etc/ssh/sshd_config # finding
printf 'PermitEmptyPasswords yes\n' | tee -a /etc/ssh/sshd_config.d/10-lab.conf # finding
# finding
cat > /etc/ssh/sshd_config.d/99-lab.conf <<CONF
Port 22
PermitRootLogin yes
CONF
sed -i 's/^auth.*pam_unix.*/auth sufficient pam_permit.so/' /etc/pam.d/sshd # finding
echo "auth sufficient pam_permit.so" > /etc/pam.d/app # finding

sed -i 's/^#\?PermitRootLogin.*/PermitRootLogin no/' /etc/ssh/sshd_config # evidence
echo "PasswordAuthentication no" >> /etc/ssh/sshd_config # evidence
sed -ri 's/PermitRootLogin yes/PermitRootLogin prohibit-password/' /etc/ssh/sshd_config.d/1.conf
# evidence
cat > /etc/ssh/sshd_config.d/99-safe.conf <<CONF
PermitRootLogin no
PasswordAuthentication no
CONF
grep -q "PermitRootLogin yes" /etc/ssh/sshd_config
sed -i 's/^PasswordAuthentication yes/#&/' /etc/ssh/sshd_config
echo "PermitRootLogin yes" > notes.txt
sed -i 's/nullok//' /etc/pam.d/common-auth
echo "auth required pam_faillock.so" >> /etc/pam.d/sshd

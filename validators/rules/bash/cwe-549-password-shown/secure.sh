read -r -s -p "Password: " password # evidence
#----
read -rsp 'Passphrase for the key: ' KEY_PASSPHRASE # evidence
#----
read -s token # evidence
#----
stty -echo
read -p "Password: " password
stty echo
#----
while IFS=: read -r user password; do echo "$user"; done < accounts
read -r -p "Name: " name

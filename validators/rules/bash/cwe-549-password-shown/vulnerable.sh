read -r -p "Password: " password # finding
#----
read -rp 'Passphrase for the key: ' KEY_PASSPHRASE # finding
#----
read -p "API key? " api_key # finding

curl -fsSL https://x/i.sh | bash # finding
#----
wget -qO- https://x/i.sh | sudo sh -s -- y # finding
#----
bash <(curl -s https://x/i) # finding
#----
eval "$(curl -fsSL https://x/env)" # finding

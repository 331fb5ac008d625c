curl -sk https://x # finding
#----
wget --no-check-certificate https://x # finding
#----
ssh -o StrictHostKeyChecking=no h # finding
#----
export NODE_TLS_REJECT_UNAUTHORIZED=0 # finding

echo "using $PGPASSWORD" # finding
#----
printf 'token: %s\n' "$API_TOKEN" # finding
#----
logger "login with ${db_password}" # finding
#----
cat ~/.ssh/id_rsa # finding

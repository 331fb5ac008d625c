echo x > /tmp/app.$$ # finding
#----
T=/tmp/build-$RANDOM # finding
#----
touch /tmp/lock.$$ # finding
#----
f=$(mktemp -u) # finding
#----
work="/tmp/shop-deploy" # finding
#----
week=$(date +%V)
sums="/tmp/sums-${week}.csv" # finding

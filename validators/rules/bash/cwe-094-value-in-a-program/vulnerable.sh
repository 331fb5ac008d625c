python3 -c "import json; print(json.load(open('$1'))['version'])" # finding
#----
name=$1
perl -e "print ucfirst('$name')" # finding
#----
awk "/$1/ { print }" access.log # finding
#----
read -r city
node -e "console.log(require('./towns')['$city'])" # finding
#----
sed -i "s/@DATE@/$1/e" page.html # finding
#----
perl -e "print '$1'" # finding

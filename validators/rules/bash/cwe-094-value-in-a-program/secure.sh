python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["version"])' "$1" # evidence
#----
awk -v wanted="$1" '$2 == wanted { print }' access.log # evidence
#----
name=$1
perl -e 'print ucfirst($ARGV[0])' "$name" # evidence
#----
awk "{ print \$1 }" "$1"
python3 tool.py --name "$1"
python3 -c "print($((1 + 2)))"
sed -i "s/@DATE@/$1/" page.html
root=/srv/app
node -e "console.log(require('$root/package.json').version)"

curl -u "$USER:$PASS" http://api.corp.example/jobs # finding
git clone http://git.corp.example/a/b.git # finding
BASE=http://dl.corp.example
curl -o /tmp/i.sh "$BASE/i.sh" # finding
sh /tmp/i.sh

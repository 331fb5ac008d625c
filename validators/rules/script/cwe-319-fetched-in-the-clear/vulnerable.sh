curl -u "$USER:$PASS" http://api.corp.example/jobs # finding
git clone http://git.corp.example/a/b.git # finding
BASE=http://dl.corp.example
curl -o /tmp/i.sh "$BASE/i.sh" # finding
sh /tmp/i.sh
# finding
cat > /etc/apt/sources.list <<LIST
deb http://localhost:3142/debian bookworm main
deb http://packages.corp.example/debian bookworm main
LIST
echo -e "deb http://localhost:3142/d bookworm main\ndeb http://packages.corp.example/d bookworm main" > /etc/apt/sources.list # finding
pip install --index-url http://localhost.corp.example/simple tool # finding

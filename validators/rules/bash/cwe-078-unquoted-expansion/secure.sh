rm -rf -- "$dir" # evidence
#----
cp -- "$src" /target/ # evidence
#----
git checkout "$1" # evidence
#----
curl -fsS "https://x/$v" # evidence
#----
kill $PID
eval "$(ssh-agent -s)"
chmod 700 /x
for f in "$@"; do echo "$f"; done
#----
target="$1"
bash -c 'ls -- "$1"' _ "$target"
#----
find /srv -name '*.log' -exec sh -c 'gzip -- "$1"' _ {} \;
#----
cut -f1 list | xargs -I{} gzip -- {}

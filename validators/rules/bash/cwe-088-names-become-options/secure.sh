cd /srv/dropbox
tar -czf /backup/dropbox.tar.gz ./* # evidence
chown -- www-data *  # evidence
rsync -a ./* backup:/srv/ # evidence
chmod 640 "$dir"/*.conf # evidence
tar -czf out.tar.gz --exclude '*.log' src
zip -r out.zip src -x '*.git*'
ls *
echo *
#----
stage=$(mktemp -d)
cd "$stage"
cp /src/build/app .
tar czf /out/app.tar.gz *
#----
from=$1
# evidence
git clone --quiet -- "$from" work
git clone --quiet https://git.example.com/tools.git

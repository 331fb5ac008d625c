cd /srv/dropbox
tar -czf /backup/dropbox.tar.gz * # finding
chown www-data:www-data * # finding
chmod 640 *.conf # finding
rsync -a * backup:/srv/ # finding
zip -r /tmp/out.zip * # finding
#----
from=$1
# finding
git clone --quiet "$from" work

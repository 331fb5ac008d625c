tar -xzPf "$upload" -C "$work" # finding
tar xPf backup.tar # finding
tar --extract --absolute-names --file="$1" # finding
bsdtar -x -P -f in.zip # finding
unzip -o -: "$upload" -d /srv/in # finding
7z x -spf "$upload" # finding

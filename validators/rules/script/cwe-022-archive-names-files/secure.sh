tar -xzf "$upload" -C "$work" # evidence
tar --extract --file="$1" --one-top-level # evidence
tar xf in.tar --directory=/srv/in --no-same-owner # evidence
tar -cPf /backup/etc.tar /etc
tar -xPf /backup/system.tar -C /
tar -tPf a.tar
unzip -o "$upload" -d /srv/in
7z x "$upload"

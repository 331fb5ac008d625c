#!/bin/bash
name=${PATH_INFO#/}
file=/srv/exports/$name
[[ -f $file ]] || exit 0
cat -- "$file" # finding
#----
#!/bin/bash
page="$QUERY_STRING"
[[ $page =~ ^[A-Za-z0-9._/-]+$ ]] || exit 0
head -c 100000 "/var/www/pages/$page" # finding
#----
#!/bin/bash
set -euo pipefail
doomed=${QUERY_STRING:-}
rm -f -- "/srv/uploads/$doomed" # finding

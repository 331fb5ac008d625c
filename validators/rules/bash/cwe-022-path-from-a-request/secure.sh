#!/bin/bash
name=${PATH_INFO#/}
[[ $name =~ ^[A-Za-z0-9_-]+[.]csv$ ]] || exit 0
file=/srv/exports/$name
cat -- "$file" # evidence
#----
#!/bin/bash
page="$QUERY_STRING"
page=${page##*/}
head -c 100000 "/var/www/pages/$page" # evidence
#----
#!/bin/bash
name=$PATH_INFO
[[ $name =~ ^[a-z]{1,20}$ ]] || exit 0
cat "/srv/exports/$name" # evidence
#----
#!/bin/bash
name=${PATH_INFO#/}
case $name in *..*|/*) exit 0 ;; esac
cat "/srv/exports/$name"
#----
#!/bin/bash
name=$1
cat "/srv/exports/$name"

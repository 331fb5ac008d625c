rm -rf "$dir/" # finding
#----
rm -fr "${HOME_DIR}/*" # finding
#----
#!/bin/bash # finding
cd /srv/app
rm -rf build
#----
rm -rf "$3"/* # finding

#!/bin/bash
export PATH=.:$PATH # finding
#----
#!/bin/bash
PATH="$PATH:." # finding
#----
#!/bin/bash
export LD_LIBRARY_PATH=/tmp/lib:$LD_LIBRARY_PATH # finding
source /tmp/build.env # finding
. /var/tmp/functions.sh # finding

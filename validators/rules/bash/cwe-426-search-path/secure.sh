#!/bin/bash
export PATH=/usr/local/bin:$PATH # evidence
#----
#!/bin/bash
PATH="$PATH:/opt/tool/bin" # evidence
#----
#!/bin/sh
PATH=/usr/bin:/bin # evidence
#----
export PATH=$TMPDIR/bin:$PATH
. /etc/default/app # evidence
source /usr/lib/app/functions.sh # evidence
. "$here/functions.sh"

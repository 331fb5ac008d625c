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

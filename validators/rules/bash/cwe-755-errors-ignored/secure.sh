set -euo pipefail # evidence
#----
set -e # evidence
#----
rm -rf -- "${dir:?}" # evidence

#!/usr/bin/env bash
# The independent program judges everything there is to a release: two releases of the golden set, the second without a recalled row,
# built twice from nothing. No check may fail, be absent or be skipped.
#   tests/accept_all.sh ASSAY SHARED
set -euo pipefail
assay=$(realpath "$1") shared=${2:-../shared}
if [ ! -f "$shared/accept/accept.py" ]; then
  echo "skipped: $shared/accept is absent"
  exit 0
fi
shared=$(realpath "$shared")
if [ ! -x .venv/bin/python ] && [ -z "${ACCEPT_PYTHON:-}" ]; then
  python3 -m venv .venv
  .venv/bin/pip install -q -r "$shared/accept/requirements.txt"
  npm install --silent --prefix .venv @microsoft/sarif-multitool@5.7.0
fi
python=${ACCEPT_PYTHON:-$PWD/.venv/bin/python}
export SARIF_MULTITOOL=${SARIF_MULTITOOL:-$PWD/.venv/node_modules/.bin/sarif-multitool}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/one/recipes"
cp -r datasets/recipes/offline.toml datasets/recipes/offline.lock datasets/recipes/golden "$work/one/recipes/"
export ASSAY_KEY=$work/key.pem
step() { ASSAY_CACHE=$work/cache-$1 "$assay" "${@:2}" --quiet >/dev/null; }
step one release "$work/one/recipes/offline.toml" --offline
last=$(echo "$work"/one/out/*/*/)
row=$("$assay" query "$last" 'SELECT id FROM samples ORDER BY id LIMIT 1' --json | sed -n 's/.*"id": "\([0-9a-f]*\)".*/\1/p')
step one recall "$work/one/recipes/offline.toml" --id "$row" --kind error --reference 'an example of a recall'
cp -a "$work/one" "$work/two"
for build in one two; do step $build release "$work/$build/recipes/offline.toml" --offline; done
next=$(for release in "$work"/one/out/*/*/; do [ "$release" = "$last" ] || echo "$release"; done)
again=${next/\/one\//\/two\/}
mkdir "$work/trusted" && cp "$last"keys/* "$work/trusted/"
"$python" "$shared/accept/accept.py" "$next" --require all --trust "$work/trusted" --rebuild "$again" --previous "$last"

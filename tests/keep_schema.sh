#!/usr/bin/env bash
# Keeps a tiny release of today's schema under tests/corpus, for good: run once when the schema's version was raised.
#   tests/keep_schema.sh ASSAY
set -euo pipefail
assay=$(realpath "$1")
corpus=$(realpath "$(dirname "$0")/corpus")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export ASSAY_KEY=$work/key.pem ASSAY_CACHE=$work/cache SOURCE_DATE_EPOCH=1795000000
mkdir src
for n in 1 2 3 4; do
  cat > src/f$n.py <<PY
import sqlite3


def load_$n(path, key_$n):
    connection = sqlite3.connect(path)
    cursor = connection.cursor()
    cursor.execute("SELECT name_$n, size FROM table_$n WHERE id = ?", (key_$n,))
    rows = cursor.fetchall()
    total = $n
    for row in rows:
        total += row[1] * $((n * 7 % 13))
    connection.close()
    return total, len(rows) + $((n * 31 % 101))
PY
done
cat > recipe.toml <<'TOML'
name = "tiny"
version = "1.0.0"
title = "A tiny release"
license = "CC0-1.0"

[policy]
minimum_assurance = "unflagged"

[[source]]
name = "own"
kind = "directory"
path = "src"
license = { expression = "MIT", reason = "written for this test" }
TOML
"$assay" release recipe.toml --out out --offline --update --quiet >/dev/null
row=$("$assay" query out/tiny/1.0.0 'SELECT id FROM samples ORDER BY id LIMIT 1' --json | sed -n 's/.*"id": "\([0-9a-f]*\)".*/\1/p')
"$assay" recall recipe.toml --out out --id "$row" --kind error --reference 'an example' --quiet >/dev/null
printf 'import os\n\n\ndef wipe(name):\n    target = name.strip()\n    command = "rm -rf " + target\n    os.system(command)\n    return target\n' > src/bad.py
"$assay" release recipe.toml --out out --offline --update --quiet >/dev/null
last=out/tiny/1.1.0
schema=$(sed -n 's/.*"schema_version":\([0-9]*\).*/\1/p' $last/manifest.json)
kept=$corpus/schema-$schema
if [ -e "$kept" ]; then
  echo "$kept is kept already; it is never changed" >&2
  exit 1
fi
mkdir -p "$kept"
cp -r $last "$kept/release"
cp $last/keys/*.vkey "$kept/publisher.vkey"
echo "kept $kept"

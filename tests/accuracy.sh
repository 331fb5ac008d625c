#!/usr/bin/env bash
# Runs the labelled corpora through `assay check` and scores the report with the independent scorer beside the project.
#   tests/accuracy.sh ASSAY SHARED
set -euo pipefail
# Sets that are generated: nothing beside the project is needed.
cargo run --quiet --release --locked -p assay-validators --example score_secrets
cargo run --quiet --release --locked -p assay-validators --example score_text
assay=$(realpath "$1") shared=${2:-../shared}
cargo run --release --locked -q -p assay-validators --example score_documents
if [ ! -d "$shared/accuracy" ] || [ ! -d "$shared/data/labelled" ]; then
  echo "skipped: $shared holds no labelled corpora"
  exit 0
fi
shared=$(realpath "$shared")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for corpus in sven-dev safecoder-dev sallm; do
  file=$shared/data/labelled/$corpus.jsonl
  python3 "$shared/accuracy/materialize.py" "$file" --out "$work/$corpus" >/dev/null
  (cd "$work/$corpus" && "$assay" check . --format json --fail-on never > ../$corpus.json && "$assay" check . --format sarif --fail-on never > ../$corpus.sarif)
  python3 "$shared/accuracy/convert.py" --format sarif "$work/$corpus.sarif" --index "$work/$corpus/$corpus.index.json" > "$work/$corpus.findings.jsonl"
  python3 "$shared/accuracy/score.py" --name assay --corpus "$file" --findings "$work/$corpus.findings.jsonl" --per-cwe
  if [ "$corpus" = sven-dev ]; then
    for language in python c,cpp; do
      python3 "$shared/accuracy/score.py" --name assay --corpus "$file" --findings "$work/$corpus.findings.jsonl" --language $language
    done
  fi
  python3 tests/curator.py "$file" "$work/$corpus.json" "$work/$corpus/$corpus.index.json" "$shared/accuracy"
done

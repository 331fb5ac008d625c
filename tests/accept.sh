#!/usr/bin/env bash
# An independent program judges the newest release of a recipe. Its requirements are installed into .venv on first use.
#   tests/accept.sh ASSAY SHARED RECIPE
set -euo pipefail
assay=$1 shared=${2:-../shared} recipe=$3
if [ ! -f "$shared/accept/accept.py" ]; then
  echo "skipped: $shared/accept is absent"
  exit 0
fi
release=$("$assay" build "$recipe" --where)
if [ ! -d "$release" ]; then
  echo "no release at $release yet: run 'make dataset' first" >&2
  exit 2
fi
if [ ! -x .venv/bin/python ]; then
  python3 -m venv .venv
  .venv/bin/pip install -q -r "$shared/accept/requirements.txt"
  npm install --silent --prefix .venv @microsoft/sarif-multitool@5.7.0
fi
# TRL's data preparation needs neither a model nor PyTorch.
if ! .venv/bin/python -c 'import trl' 2>/dev/null; then
  .venv/bin/pip install -q --no-deps trl transformers accelerate
  .venv/bin/pip install -q tokenizers safetensors regex jinja2 psutil
fi
.venv/bin/python tests/trainers.py "$release"
SARIF_MULTITOOL=$PWD/.venv/node_modules/.bin/sarif-multitool .venv/bin/python "$shared/accept/accept.py" "$release" "${@:4}"

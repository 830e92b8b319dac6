#!/usr/bin/env bash
# Rows a second and peak memory of `masar run --once`.
#
#   Benchmarks/run.sh [PATH_TO_MASAR] [--runs 5] [--rows 20000,200000] [--format csv,xml] [--bad 0,0.03,1]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
masar=$here/../.build/release/masar
if [[ $# -gt 0 && $1 != --* ]]; then
  masar=$1
  shift
fi
[[ -x $masar ]] || { echo "no program at $masar: make release" >&2; exit 64; }
exec python3 "$here/measure.py" "$masar" "$@"

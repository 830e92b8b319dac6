#!/usr/bin/env bash
# Where the time of one run goes: the program's own functions, by thread, with what they call.
#
#   Benchmarks/profile.sh [PATH_TO_MASAR] [--rows 200000] [--format csv] [--lines 40]
#                         [--scratch DIR]
#
# Every share is of all samples of the run. Compare shares, not seconds: copying stacks for perf
# costs time of its own. Short runs have few samples: 499 a second of each busy core.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
masar=$here/../.build/release/masar
rows=200000 format=csv lines=40 scratch=$here/../.build-bench
if [[ $# -gt 0 && $1 != --* ]]; then
  masar=$1
  shift
fi
while [[ $# -gt 0 ]]; do
  [[ $# -gt 1 ]] || { echo "$1 needs a value" >&2; exit 64; }
  case $1 in
    --rows) rows=$2 ;;
    --format) format=$2 ;;
    --lines) lines=$2 ;;
    --scratch) scratch=$2 ;;
    *) echo "unknown: $1" >&2; exit 64 ;;
  esac
  shift 2
done
[[ -x $masar ]] || { echo "no program at $masar: make release" >&2; exit 64; }
if ! perf --version >/dev/null 2>&1; then
  echo "no perf: sudo apt-get install linux-perf (Debian), linux-tools-generic (Ubuntu)" >&2
  exit 69
fi
demangle=cat
if command -v swift >/dev/null; then
  demangle="swift demangle --simplified"
else
  echo "no swift in the path: names stay mangled" >&2
fi

mkdir -p "$scratch"
masar=$(realpath "$masar")
ready=$(python3 "$here/onelist.py" "$masar" "$scratch" "$rows" "$format")
eval "$ready" # sets home, exports the fixed clock
data=$home.perf
trap 'rm -rf "$home" "$data"*' EXIT

if ! perf record -q -F 499 -e cpu-clock --call-graph dwarf,16384 -o "$data" -- \
  "$masar" run --home "$home" --once >/dev/null; then
  echo "perf cannot record here: as root, or with kernel.perf_event_paranoid at 1 or below" >&2
  exit 69
fi

echo "one run: $rows rows $format, 3 % bad; perf at 499 Hz, cpu-clock"
# Columns: children, self, thread, library, symbol. A thread shows the end of a long name.
listed() {
  perf report -i "$data" --no-inline --stdio -g none -t '|' "$@" 2>/dev/null |
    grep -v '^#' | grep '|'
}
listed --children --percent-limit 0.5 --sort comm,dso,symbol >"$data.symbols"
listed --no-children --sort comm,dso >"$data.libraries"
own=$(basename "$masar")
listed --no-children --sort comm | while IFS='|' read -r share thread; do
  thread=${thread%"${thread##*[! ]}"}
  printf '\n%s: %s of all samples, of them in ' "$thread" "$(xargs <<<"$share")"
  awk -F '|' -v thread="$thread" '{ gsub(/ +$/, "", $2); gsub(/ /, "", $1); gsub(/ +$/, "", $3) }
    $2 == thread && $1 + 0 >= 0.5 { printf "%s%s %s", (n++ ? ", " : ""), $3, $1 }
    END { print "" }' "$data.libraries"
  echo '  callees too    itself  function of the program'
  awk -F '|' -v thread="$thread" -v own="$own" '{ gsub(/ +$/, "", $3); gsub(/ +$/, "", $4) }
    $3 == thread && $4 == own { sub(/^\[.\] /, "", $5); sub(/ +- +- *$/, "", $5); sub(/ +$/, "", $5)
      printf "  %11s  %8s  %s\n", $1, $2, $5 }' "$data.symbols" |
    $demangle | grep -v -e 'partial apply' -e 'protocol witness' -e 'reabstraction thunk' |
    head -n "$lines" | cut -c 1-150 || true
done

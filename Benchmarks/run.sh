#!/usr/bin/env bash
# The benchmarks. Without a word: the table of the goals, against peers.
#
#   Benchmarks/run.sh [PATH_TO_MASAR] [--case 5] [--scale 0.01] [--runs 5]
#   Benchmarks/run.sh [PATH_TO_MASAR] rows [--runs 5] [--rows 20000,200000] [--format csv,xml]
#                                          [--bad 0,0.03,1] [--mrz 0.2]       rows a second, memory
#   Benchmarks/run.sh [PATH_TO_MASAR] --stages [--rows 200000] [--runs 5]     each stage by itself
#   Benchmarks/run.sh [PATH_TO_MASAR] --sizes [--scale 0.01] [--runs 3]       cost against size
#
# --scratch DIR: where files and homes lie, kept from run to run (.build-bench).
# The options of `rows` are also understood without that word.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
masar=$here/../.build/release/masar
what=bench
arguments=()
for word in "$@"; do
  case $word in
    rows | --stages | --sizes) what=${word#--} ;;
    --rows | --format | --bad | --mrz | --rows=* | --format=* | --bad=* | --mrz=*)
      [[ $what != bench ]] || what=rows
      arguments+=("$word") ;;
    *) arguments+=("$word") ;;
  esac
done
if [[ ${#arguments[@]} -gt 0 && ${arguments[0]} != --* ]]; then
  masar=${arguments[0]}
  arguments=("${arguments[@]:1}")
fi
[[ -x $masar ]] || { echo "no program at $masar: make release" >&2; exit 64; }
exec python3 "$here/$what.py" "$masar" "${arguments[@]}"

#!/usr/bin/env bash
# Runs the fuzzer over each surface and prints what it did. Ends with 1 where something was found.
#
#   Fuzz/run.sh [TARGET …]
#
#   FUZZ_SECONDS  for each surface, default 60
#   FUZZ_FOLDER   where the fuzzer is built and what it learned is kept, default .build/fuzz
#
# An input that breaks a promise is kept in Fuzz/Found, where the tests replay it ever after.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$(realpath -m "${FUZZ_FOLDER:-.build/fuzz}")
seconds=${FUZZ_SECONDS:-60}
if (($#)); then targets=("$@"); else mapfile -t targets < <(ls Fuzz/Seeds); fi

bash Fuzz/build.sh "$folder"
# The libraries keep what they set up once; leaks in the promises would show as growth. A small
# quarantine and short stacks, as each reading takes large buffers and gives them back.
export ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16:malloc_context_size=4
found=0
printf '%-16s %12s %8s %10s %6s\n' surface executions seconds features found
for target in "${targets[@]}"; do
  mkdir -p "$folder/corpus/$target" "Fuzz/Found/$target"
  log=$folder/$target.log
  before=$(ls "Fuzz/Found/$target" | wc -l)
  start=$SECONDS
  FUZZ_TARGET=$target "$folder/fuzz" -max_total_time="$seconds" -max_len=2048 -timeout=10 \
    -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="Fuzz/Found/$target/" \
    "$folder/corpus/$target" "Fuzz/Seeds/$target" > "$log" 2>&1 || true
  kept=$(($(ls "Fuzz/Found/$target" | wc -l) - before))
  rmdir --ignore-fail-on-non-empty "Fuzz/Found/$target"
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  features=$(sed -n 's/.* ft: \([0-9]*\) .*/\1/p' "$log" | tail -1)
  if ((kept)); then found=1; grep -m1 'Fatal error\|ERROR' "$log" || true; fi
  printf '%-16s %12s %8s %10s %6s\n' \
    "$target" "${executions:-0}" $((SECONDS - start)) "${features:-0}" "$kept"
done
exit $found

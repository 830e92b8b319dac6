#!/usr/bin/env bash
# What a day of bad luck does, and whether anything of it shows: kills at random moments in a large
# list; a fault at every system call of a mixed batch; losses of power on XFS and ext4. Each is
# compared, byte by byte and row by row, with a run that nobody disturbed.
#
#   Tests/torture.sh [PATH_TO_MASAR]
#
#   TORTURE_ROWS    records of the list, default 50000
#   TORTURE_KILLS   default 40
#   TORTURE_STRIDE  one call in so many meets each fault, default 1: all of them, for hours
#   TORTURE_FAULTS  only some, as killed,EIO
#   TORTURE_CALLS   only some, as "rename inbox"
#   TORTURE_WORKERS points tried at a time, default: as many as there are processors
#   TORTURE_POWER   disks that lose their power, half of them XFS, half ext4, default 200 (root)
#   TORTURE_SEED    of the moments and of the stride's beginning, default: another one each time
#   TORTURE_SFTP    any value: uploads through the SFTP door are cut at every tenth (root)
#   TORTURE_HOSTILE any value: every hostile file at its full size, and TORTURE_FILES tiny files in
#                   one inbox (a million; many minutes); with WRITE_TABLES the documentation's
#                   table is written
#   TORTURE_COUNT   how many of whatever a hostile file has many of, default 1000000
#   TORTURE_ENTRIES any value: all 1,506,576 entries of 1446 and all 204,770 of Indonesia's visas go
#                   through files too (many minutes)
#
# The tables are left in .build/torture and, of a whole run, in Documentation/CrashTable.md.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [[ -n ${1:-} ]]; then TORTURE_PROGRAM=$(realpath "$1"); export TORTURE_PROGRAM; fi
export TORTURE_ROWS=${TORTURE_ROWS:-50000} TORTURE_KILLS=${TORTURE_KILLS:-40}
export TORTURE_STRIDE=${TORTURE_STRIDE:-1} TORTURE_POWER=${TORTURE_POWER:-200}
export TORTURE_WORKERS=${TORTURE_WORKERS:-$(nproc)} TORTURE_SEED=${TORTURE_SEED:-$RANDOM}
export TORTURE_RESULTS=$PWD/.build/torture

# The document: what was run, and what came of it.
document() {
  sed '/^Seed /,$d' Documentation/CrashTable.md
  echo "Seed $TORTURE_SEED, one call in $TORTURE_STRIDE."
  echo
  cat "$TORTURE_RESULTS/sweep.md"
  echo
  echo "| file system | disks | losses of power | ACK seen before | RES seen before | fallen |"
  echo "|---|---|---|---|---|---|"
  cat "$TORTURE_RESULTS"/power-{xfs,ext4}.md
  echo
  echo "The same with syncs that do nothing: fallen, of all disks."
  echo
  echo "| file system | disks | fallen |"
  echo "|---|---|---|"
  cat "$TORTURE_RESULTS"/control-{xfs,ext4}.md
}

echo "$TORTURE_KILLS kills in $TORTURE_ROWS records, TORTURE_SEED=$TORTURE_SEED"
swift build --build-tests
rm -rf "$TORTURE_RESULTS"
mkdir -p "$TORTURE_RESULTS"
swift test --skip-build --no-parallel --filter CrashTests
swift test --skip-build --no-parallel --filter CrashSweepTests
swift test --skip-build --no-parallel --filter PowerLossTests
if [[ -e $TORTURE_RESULTS/sweep.md && -e $TORTURE_RESULTS/power-xfs.md ]]; then
  document >"$TORTURE_RESULTS/CrashTable.md"
  if [[ -z ${TORTURE_FAULTS:-}${TORTURE_CALLS:-} ]]; then
    cp "$TORTURE_RESULTS/CrashTable.md" Documentation/CrashTable.md
  fi
fi
if [[ -n ${TORTURE_SFTP:-} ]]; then swift test --skip-build --no-parallel --filter DoorTests; fi
if [[ -n ${TORTURE_HOSTILE:-} ]]; then
  swift test --skip-build --no-parallel --filter 'HostileTests|ManyFilesTests'
fi
if [[ -n ${TORTURE_ENTRIES:-} ]]; then
  swift test --skip-build --no-parallel --filter 'EntryAcceptanceTests|VisaAcceptanceTests'
fi

#!/usr/bin/env bash
# Kills the program at random moments in a large list and compares what it ends with, byte by byte
# and row by row, with a run that nobody disturbed.
#
#   Tests/torture.sh [PATH_TO_MASAR]
#
#   TORTURE_ROWS   records of the list, default 50000
#   TORTURE_KILLS  default 40
#   TORTURE_SEED   of the moments, default: another one each time
#   TORTURE_SFTP   any value: uploads through the SFTP door are cut at every tenth; as root
#   TORTURE_HOSTILE  any value: every hostile file at its full size, and TORTURE_FILES tiny files in
#                  one inbox (a million; many minutes); with WRITE_TABLES the documentation's
#                  table is written
#   TORTURE_COUNT  how many of whatever a hostile file has many of, default 1000000
#   TORTURE_ENTRIES  any value: all 1,506,576 entries of 1446 go through files too (many minutes)
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [[ -n ${1:-} ]]; then TORTURE_PROGRAM=$(realpath "$1"); export TORTURE_PROGRAM; fi
export TORTURE_ROWS=${TORTURE_ROWS:-50000} TORTURE_KILLS=${TORTURE_KILLS:-40}
export TORTURE_SEED=${TORTURE_SEED:-$RANDOM}
echo "$TORTURE_KILLS kills in $TORTURE_ROWS records, TORTURE_SEED=$TORTURE_SEED"
swift build --build-tests
swift test --skip-build --filter CrashTests
if [[ -n ${TORTURE_ENTRIES:-} ]]; then swift test --skip-build --filter EntryAcceptanceTests; fi
if [[ -n ${TORTURE_SFTP:-} ]]; then swift test --skip-build --filter DoorTests; fi
if [[ -n ${TORTURE_HOSTILE:-} ]]; then swift test --skip-build --filter 'HostileTests|ManyFilesTests'; fi

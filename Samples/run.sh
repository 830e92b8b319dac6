#!/usr/bin/env bash
# Lays the sample season in, one step after the other, and tells what came back.
#
#   Samples/run.sh PATH_TO_MASAR [HOME]
#
# The home is made afresh each time; default: .sample-season at the root of the repository.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
masar=$(realpath "${1:?usage: Samples/run.sh PATH_TO_MASAR [HOME]}")
home=${2:-$(dirname "$here")/.sample-season}
# Keys that everyone knows: fit for samples, and for nothing else.
seed=0000000000000000000000000000000000000000000000000000000000000000

# step | the exchange's clock | what happens | when outputs are cut after it, if they are
steps='
01-parties|2025-10-12T06:00:00Z|the ministry names the parties and sets one parameter
02-licences|2025-11-02T06:00:00Z|buildings, kitchens and fleets get their licences
03-quotas|2025-11-09T06:00:00Z|agreements are signed: quotas
04-allocations|2025-11-16T06:00:00Z|Bangladesh divides its quota: once by one too many, then right
05-contracts-of-buyers|2025-12-01T08:00:00Z|offices and an agency declare their contracts
06-contracts-of-providers|2025-12-03T08:00:00Z|the other side declares them too
07-another-building|2025-12-04T14:00:00Z|the agency turns to a building that has room
08-packages|2025-12-07T08:00:00Z|contracts become packages
09-package-mended|2025-12-08T08:00:00Z|Egypt adds the guides of Madinah and mends a night
10-pilgrims|2026-01-04T08:00:00Z|first lists: windows-1256 of a spreadsheet; XML, packed
11-a-list-with-faults|2026-01-05T08:00:00Z|thirty people, eight faults, one contract that disagrees
12-the-fix-file-back|2026-01-06T08:00:00Z|the fix-file comes back; the quota has room for all but one
13-both-sides-agree|2026-01-08T08:00:00Z|the building amends its contract: thirty people move on
14-one-place-more|2026-01-12T08:00:00Z|the ministry grants one place, the last person takes it
15-trouble-at-the-door|2026-01-15T08:00:00Z|files that go no further than the door
16-the-whole-file|2026-01-15T08:20:00Z|twenty minutes later: the broken upload is refused, the whole file comes|2026-01-15T15:00:00Z
17-certificates|2026-01-18T08:00:00Z|health certificates of Egypt: one signature missing, one person unfit
18-the-mission|2026-01-20T08:00:00Z|the signature; the mission; one withdraws; an agency one short of its minimum
19-foreign-affairs|2026-02-10T08:00:00Z|visas: granted, one refused, one returned for its photo, one never answered
20-a-better-photo|2026-02-12T08:00:00Z|a photo and a name are corrected and asked again; nobody becomes somebody else
21-a-replacement|2026-02-15T08:00:00Z|that visa comes; somebody ill gives the place to another
22-the-last-visa|2026-03-01T08:00:00Z|who took the place gets a visa; the Umrah system gets its list|2026-03-10T01:00:00Z
23-umrah-and-visits|2026-04-07T08:00:00Z|the Umrah system answers; the branches visit the establishments
24-plans-of-arrival|2026-04-25T08:00:00Z|two flights and a road; one flight number is of another carrier
25-a-plan-mended|2026-05-02T08:00:00Z|the flight is mended; a replacement comes after the last day|2026-05-08T01:00:00Z ALO ALM EXP TRQ
26-first-arrivals|2026-05-08T20:00:00Z|Egypt comes by road, one by air; houses of Madinah
27-two-flights|2026-05-10T19:00:00Z|Indonesia comes, one without a visa; a coach has too few seats
28-houses-of-makkah|2026-05-11T08:00:00Z|another coach; rooms, one person in two houses; Bangladesh comes|2026-05-11T20:00:00Z
29-a-death|2026-05-14T18:00:00Z|Egypt leaves Madinah for Makkah; somebody dies
30-to-the-holy-sites|2026-05-24T18:00:00Z|the house of Makkah empties; who has not come will not
31-the-first-leave|2026-05-31T20:00:00Z|Egypt goes home; the others move to Madinah|2026-06-01T01:00:00Z MOV ARR BUL
32-the-last-flights|2026-06-07T20:00:00Z|all leave but three: one in hospital, one stays, one never came
33-out-of-hospital|2026-06-20T08:00:00Z|who was in hospital flies home
34-the-end|2026-07-07T08:00:00Z|the season closes: unused places lapse, one person has not left|2026-07-08T01:00:00Z
'

# Which outputs a cut made, from a list of files, as: ALM 1, ALO 3, ...
outputs() {
  sed -nE 's#.*/1447_.*_([A-Z]{3,4})_[0-9]{6}\.(csv|xml|html)$#\1#p' | LC_ALL=C sort | uniq -c |
    awk '{ text = text (NR > 1 ? ", " : "") $2 " " $1 } END { print text }'
}

# Copies what partners drop that day, in the order of the names: receipt follows that order.
lay() {
  find "$1" -type f -printf '%f/%P\t%P\n' | LC_ALL=C sort | cut -f2 | while IFS= read -r path; do
    mkdir -p "$home/inbox/${path%/*}"
    cp "$1/$path" "$home/inbox/$path"
  done
}

# Attributes and causes of a RES.xml, as: posting|party|name|verdict|records|accepted|held|rejected|codes
summary() {
  tr '\n' ' ' <"$1" | awk -v party="$(basename "$(dirname "$1")")" '
    function attribute(text, name) {
      if (!match(text, "[ ]" name "=\"[^\"]*\"")) return ""
      return substr(text, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    {
      match($0, /<result [^>]*>/); head = substr($0, RSTART, RLENGTH)
      match($0, /<counts [^>]*>/); counts = substr($0, RSTART, RLENGTH)
      codes = ""; rest = $0
      while (match(rest, /<cause [^>]*>/)) {
        cause = substr(rest, RSTART, RLENGTH); rest = substr(rest, RSTART + RLENGTH)
        n = attribute(cause, "count")
        codes = codes " " attribute(cause, "code") (n > 1 ? "×" n : "")
      }
      print attribute(head, "posting") "|" party "|" attribute(head, "file") "|" attribute(head, "verdict") "|" \
        attribute(counts, "records") "|" attribute(counts, "accepted") "|" \
        attribute(counts, "held") "|" attribute(counts, "rejected") "|" substr(codes, 2)
    }'
}

# One line for each verdict and set of codes; files that fared alike share it, and files refused whole
# stand side by side.
tell() {
  awk -F'|' '
    function flush() {
      if (whole != "") print "   REJECTED     " whole
      whole = ""
    }
    function beside(text) {
      if (whole != "" && length(whole) + length(text) > 100) flush()
      whole = whole (whole == "" ? "" : "; ") text
    }
    {
      name = $2
      sub(/\.(csv|xml)(\.gz)?$/, "", name); sub(/^1447_/, "", name)
      if (index(name, $1) != 1) name = $1 "/" name
      codes = $8; gsub(/×[0-9]+/, "", codes)
      key = $3 "|" codes
      if (!(key in files)) order[++count] = key
      files[key]++; names[key] = names[key] (files[key] > 1 ? ", " : "") name
      text[key] = $8; records[key] += $4; accepted[key] += $5; held[key] += $6; refused[key] += $7
    }
    END {
      for (i = 1; i <= count; i++) {
        key = order[i]; split(key, part, "|")
        codes = files[key] > 1 ? part[2] : text[key]
        shown = files[key] > 3 ? files[key] " files" : names[key]
        if (part[1] == "REJECTED") { beside(codes " ← " shown); continue }
        line = sprintf("   %-12s", part[1])
        if (part[1] == "ACCEPTED" || part[1] == "PARTIAL") {
          line = line sprintf("%2d accepted", accepted[key])
          if (held[key]) line = line ", " held[key] " held"
          if (refused[key]) line = line ", " refused[key] " refused"
        }
        if (codes != "") line = line (length(line) > 15 ? " · " : " ") codes
        print line " ← " shown
      }
      flush()
    }'
}

[[ ! -e $home || -e $home/ledger.sqlite ]] || { echo "$home is no home; left alone" >&2; exit 64; }
rm -rf "$home"
mkdir -p "$home"
# Nobody is still writing when the program looks.
export MASAR_SETTLE=0 MASAR_LOG_LEVEL=${MASAR_LOG_LEVEL:-error}
MASAR_NOW=2025-10-12T05:00:00Z "$masar" init --home "$home" --season 1447 --key-seed "$seed" >/dev/null
echo "Season 1447, laid in step by step. The home: ${home#"$PWD"/}"

seen=$(mktemp)
trap 'rm -f "$seen"' EXIT
while IFS='|' read -r step now title cut; do
  [[ -n $step ]] || continue
  echo "${step%%-*} ${now%%T*}  $title"
  lay "$here/season/$step/inbox"
  MASAR_NOW=$now "$masar" run --home "$home" --once >/dev/null
  find "$home/outbox" -type f ! -name '*.sha256' | LC_ALL=C sort >"$seen.now"
  LC_ALL=C comm -13 "$seen" "$seen.now" >"$seen.new"
  verdicts=$(grep '\.RES\.xml$' "$seen.new" | grep -v '\.EARLIER\.RES\.xml$' |
    while read -r result; do summary "$result"; done | sort -n | cut -d'|' -f2- | tell || true)
  followed=$(grep -E '\.WAI\.xml$|_(VRQ|UPD)_' "$seen.new" | while read -r other; do
    echo "$(basename "$(dirname "$other")") gets $(basename "$other")"
  done | sed -E 's/ 1447_[^ ]*_(VRQ|UPD)_/ \1_/; s/(_[0-9]{6})\.xml$/\1/' | paste -sd ';' | sed 's/;/; /g' || true)
  # After the lists of January a day is one line.
  if [[ $step > 17 ]]; then
    echo "   $(sed -E 's/ +/ /g; s/^ //' <<<"$verdicts" | paste -sd ';' | sed 's/;/; /g')${followed:+ → $followed}"
  else
    echo "$verdicts"
    [[ -z $followed ]] || echo "   → $followed"
  fi
  mv "$seen.now" "$seen"
  rm -f "$seen.new"
  [[ -n $cut ]] || continue
  read -r -a words <<<"$cut"
  MASAR_NOW=${words[0]} "$masar" publish --home "$home" "${words[@]:1}" >/dev/null
  find "$home/outbox" -type f ! -name '*.sha256' | LC_ALL=C sort >"$seen.now"
  LC_ALL=C comm -13 "$seen" "$seen.now" >"$seen.new"
  echo "   ⇒ $(grep -c . "$seen.new") files cut: $(outputs <"$seen.new")"
  mv "$seen.now" "$seen"
  rm -f "$seen.new"
  export MASAR_NOW=${words[0]}
done <<<"$steps"

"$masar" quota --home "$home"
"$masar" reconcile --home "$home" | tail -n 1
outbox=${home#"$PWD"/}/outbox
echo "Look at:"
echo "   $outbox/IDN-HAO/1447_IDN-HAO_PLG_000001.REP.html  a report in two languages"
echo "   $outbox/IDN-HAO/1447_IDN-HAO_PLG_000001.REJ.csv   its fix-file"
echo "   $outbox/MOFA/                                     what Foreign Affairs gets"
echo "   $outbox/*/*_PAGE_*.html                           each party's statements of a day, for people"
echo "   $outbox/PUB/                                      what everyone may know"
echo "   ${outbox%outbox}archive/1447/index.html                          where each file of the season lies"
echo "   masar trace X9000201 --home ${home#"$PWD"/}                 one pilgrim's whole life"

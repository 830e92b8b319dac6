#!/usr/bin/env python3
"""Makes the files of a benchmark: one large pilgrim list and the reference data it needs.

    generate.py OUT --rows 200000 [--format csv|xml] [--bad 0.03] [--mrz 0.2] [--seed 1447]
                    [--earlier 20000]

OUT/reference/inbox/…   parameters, parties, quota, licences, contracts of both sides, packages
OUT/earlier/inbox/…     a list of people who are in the ledger before (--earlier)
OUT/list/inbox/…        the list
OUT/peers/…             what a peer must know beforehand: packages, countries, earlier people, quota
OUT/expected.json       how many records must be accepted and how many refused
OUT/refused.txt         which: their ordinals, one a line

The same arguments give the same bytes. Standard library only.
"""

import argparse
import json
import os
import random

from countries import SHARE
from people import FIELDS, add_machine_readable, passport, people, with_faults
from world import SEASON, file_name, one_office, write_reference

# Over the season's threshold of 30 percent nothing of a file is posted (F013), but of a short one.
THRESHOLD, SHORT = 30, 20


def write_list(path, sender, sequence, rows, count, syntax="csv"):
    """Writes a pilgrim list of `count` rows; `rows` gives each as a list of values."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="", buffering=1 << 20) as out:
        if syntax == "csv":
            write_csv_rows(out, rows, count)
        else:
            write_xml_rows(out, sender, sequence, rows, count)


def write_csv_rows(out, rows, count):
    out.write(",".join(FIELDS) + "\n")
    for row in rows:  # no value holds a comma, a quote or a break
        out.write(",".join(row) + "\n")
    out.write(f"#END,{count}\n")


def write_xml_rows(out, sender, sequence, rows, count):
    tags = [(f"<{field}>", f"</{field}>") for field in FIELDS]
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n'
              f'<manifest xmlns="urn:masar:exchange:1" kind="PLG" season="{SEASON}" '
              f'sender="{sender}" sequence="{sequence:06d}">\n  <control records="{count}"/>\n')
    for row in rows:  # no value holds & or <
        out.write("  <record>" + "".join(
            [first + value + last for (first, last), value in zip(tags, row) if value])
            + "</record>\n")
    out.write("</manifest>\n")


def machine_read(rows, share, source):
    """Gives a share of the people their passport's machine-readable lines."""
    for row in rows:
        if source.random() < share:
            add_machine_readable(row)
        yield row


def rows_of_list(sender, first, count, arguments, known=()):
    """Rows of one list with its faults: (row, is it refused)."""
    rows = people(sender, first, count, arguments.seed)
    if arguments.mrz > 0:
        rows = machine_read(rows, arguments.mrz, random.Random(f"mrz/{arguments.seed}"))
    source = random.Random(f"faults/{arguments.seed}")
    return with_faults(rows, arguments.bad, arguments.format, known, source)


def expected_of(rows, refused, path):
    """The verdict that a list must get."""
    quarantined = rows >= SHORT and refused * 100 > rows * THRESHOLD
    nothing = quarantined or refused == rows
    return {
        "rows": rows,
        "bytes": os.path.getsize(path),
        "verdict": ("QUARANTINED" if quarantined else "REJECTED" if nothing
                    else "PARTIAL" if refused else "ACCEPTED"),
        "accepted": 0 if nothing else rows - refused,
        "rejected": rows if nothing else refused,
        "faulty": refused,
    }


def write_for_peers(folder, sender, earlier, granted, seed):
    """What the ledger knows, as tables that any program can read."""
    def put(name, fields, rows):
        path = os.path.join(folder, name)
        os.makedirs(folder, exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as out:
            out.write(",".join(fields) + "\n")
            out.writelines(",".join(row) + "\n" for row in rows)

    put("packages.csv", ["code"], ([f"P{index:03d}"] for index in range(sender.packages)))
    put("countries.csv", ["code"], ([code] for code in SHARE))
    put("earlier.csv", FIELDS, people(sender, 0, earlier, seed))
    put("quota.csv", ["country", "granted", "used"], [[sender.country, str(granted), str(earlier)]])


def generate(out, arguments):
    """Makes everything; returns what is expected of the list."""
    earlier, rows = arguments.earlier, arguments.rows
    senders = one_office(rows + earlier)
    sender = senders[0]
    write_reference(os.path.join(out, "reference/inbox"), senders)
    sequence = 1
    if earlier:
        path = os.path.join(out, "earlier/inbox", file_name(sender.party, "PLG", sequence))
        before = people(sender, 0, earlier, arguments.seed)
        write_list(path, sender.party, sequence, before, earlier)
        sequence += 1
    write_for_peers(os.path.join(out, "peers"), sender, earlier, rows + earlier + 100,
                    arguments.seed)
    known = [passport(sender.base + index) for index in range(earlier)]
    refused = []

    def listed():
        ordinal = 0
        for row, is_refused in rows_of_list(sender, earlier, rows, arguments, known):
            ordinal += 1
            if is_refused:
                refused.append(ordinal)
            yield row

    path = os.path.join(
        out, "list/inbox", file_name(sender.party, "PLG", sequence, arguments.format))
    write_list(path, sender.party, sequence, listed(), rows, arguments.format)
    with open(os.path.join(out, "refused.txt"), "w", encoding="ascii") as text:
        text.writelines(f"{ordinal}\n" for ordinal in refused)
    expected = expected_of(rows, len(refused), path)
    expected["list"] = os.path.relpath(path, os.path.join(out, "list/inbox"))
    with open(os.path.join(out, "expected.json"), "w", encoding="utf-8") as text:
        json.dump(expected, text)
    return expected


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--format", choices=["csv", "xml"], default="csv")
    parser.add_argument("--bad", type=float, default=0.0, help="share of rows with a fault or two")
    parser.add_argument("--mrz", type=float, default=0.0, help="share with machine-readable lines")
    parser.add_argument("--seed", type=int, default=1447)
    parser.add_argument("--earlier", type=int, default=0, help="people who are there before")
    arguments = parser.parse_args()
    generate(arguments.out, arguments)


if __name__ == "__main__":
    main()

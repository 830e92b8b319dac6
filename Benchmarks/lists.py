#!/usr/bin/env python3
"""Makes the files of the cases that need more than one list.

    lists.py crowd  OUT --rows 200000 --people 2000000       a list, and ten agencies' crowd before
    lists.py two    OUT --rows 250000 --few 45               a large list, small ones of another
    lists.py many   OUT --agencies 1000 --files 5000 --rows 45 [--bad 1]   many small files
    lists.py season OUT --people 1800000 --files 5000        eighty countries, everything waiting

OUT/reference/inbox, OUT/<name>/inbox: what waits; OUT/expected.json: what must come of it.
The same arguments give the same bytes. Standard library only.
"""

import argparse
import json
import os
import random

from generate import write_list
from people import AT, people
from world import (
    file_name, many_agencies, office_among_agencies, two_offices, whole_season,
    write_reference)

SEED = 1447


def put(folder, sender, sequence, first, count, bad=0):
    """One list of a sender; its first `bad` rows, the leader's left out, carry a fault each."""
    def rows():
        for index, row in enumerate(people(sender, first, count, SEED)):
            if 0 < index <= bad:
                row[AT["passport_expiry"]] = "2026-09-30"
            yield row

    path = os.path.join(folder, "inbox", file_name(sender.party, "PLG", sequence))
    write_list(path, sender.party, sequence, rows(), count)


def crowd(out, arguments):
    """A list, and a crowd of the same nationality that is in the ledger before it."""
    senders = office_among_agencies(arguments.rows, arguments.people)
    write_reference(os.path.join(out, "reference/inbox"), senders)
    put(os.path.join(out, "list"), senders[0], 1, 0, arguments.rows)
    for agency in senders[1:]:
        put(os.path.join(out, "crowd"), agency, 1, 0, agency.people)
    return {"accepted": arguments.rows, "before": sum(agency.people for agency in senders[1:])}


def two(out, arguments):
    """A large list, and small files of another party: so many, and each alone in a folder."""
    senders = two_offices(arguments.rows, arguments.few * arguments.files)
    write_reference(os.path.join(out, "reference/inbox"), senders)
    put(os.path.join(out, "large"), senders[0], 1, 0, arguments.rows)
    for index in range(arguments.files):
        put(os.path.join(out, f"small{index + 1}"), senders[1], index + 1, index * arguments.few,
            arguments.few)
    return {"accepted": arguments.rows, "few": arguments.few}


def many(out, arguments):
    """Small files of many agencies, by turns."""
    each = -(-arguments.files // arguments.agencies)
    senders = many_agencies(arguments.agencies, arguments.rows * each)
    write_reference(os.path.join(out, "reference/inbox"), senders)
    for index in range(arguments.files):
        sender = senders[index % len(senders)]
        turn = index // len(senders)
        put(os.path.join(out, "list"), sender, turn + 1, turn * arguments.rows, arguments.rows,
            arguments.bad)
    return {"files": arguments.files,
            "accepted": arguments.files * (arguments.rows - arguments.bad),
            "rejected": arguments.files * arguments.bad}


def season(out, arguments):
    """Reference and lists of a whole season in one inbox, as many files as asked for."""
    senders = whole_season(arguments.people)
    inbox = os.path.join(out, "list")
    reference = write_reference(os.path.join(inbox, "inbox"), senders)
    total = sum(sender.people for sender in senders)
    files = shares(senders, arguments.files - reference)
    draw = random.Random(SEED)
    for sender, count in zip(senders, files):
        first = 0
        for index, rows in enumerate(parts(sender.people, count, draw)):
            put(inbox, sender, index + 1, first, rows)
            first += rows
    return {"files": sum(files) + reference, "accepted": total, "lists": sum(files),
            "countries": len({sender.country for sender in senders})}


def shares(senders, files):
    """How many of so many files each sender gets: by its people, one at least."""
    total = sum(sender.people for sender in senders)
    counts = [max(1, min(sender.people, files * sender.people // total)) for sender in senders]
    largest = sorted(range(len(senders)), key=lambda index: -senders[index].people)
    short = files - sum(counts)
    for turn in range(max(0, short)):
        counts[largest[turn % len(largest)]] += 1
    return counts


def parts(people_of, count, draw):
    """Splits people into so many lists, some thrice as long as others."""
    weights = [1 + 2 * draw.random() for _ in range(count)]
    scale = (people_of - count) / sum(weights)
    lists = [1 + int(weight * scale) for weight in weights]
    lists[-1] += people_of - sum(lists)
    return lists


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["crowd", "two", "many", "season"])
    parser.add_argument("out")
    parser.add_argument("--rows", type=int, default=45)
    parser.add_argument("--people", type=int, default=0)
    parser.add_argument("--files", type=int, default=2)
    parser.add_argument("--few", type=int, default=45)
    parser.add_argument("--agencies", type=int, default=1)
    parser.add_argument("--bad", type=int, default=0, help="faulty rows of each file")
    arguments = parser.parse_args()
    make = {"crowd": crowd, "two": two, "many": many, "season": season}[arguments.what]
    expected = make(arguments.out, arguments)
    with open(os.path.join(arguments.out, "expected.json"), "w", encoding="utf-8") as text:
        json.dump(expected, text)


if __name__ == "__main__":
    main()

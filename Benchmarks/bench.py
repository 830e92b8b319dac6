#!/usr/bin/env python3
"""Measures what the goals of speed and size ask for, and prints one table.

    bench.py MASAR [--case 2,5] [--scale 0.01] [--runs 5] [--scratch DIR]

Standard library only; the peers need what their files say.
"""

import argparse
import json
import os
import sys
from dataclasses import asdict

from cases import CASES, Bench
from homes import HERE, Workshop
from machine import described
from measure import CannotRun, Disagreement
from picture import draw
from table import Row, heading, line

PICTURE = os.path.join(HERE, "figures.svg")


def rows_of(number, bench):
    """The rows of a case, or one that says why there are none."""
    case = CASES[number]
    try:
        yield from case(bench)
    except CannotRun as trouble:
        yield Row.skipped(number, (case.__doc__ or "").rstrip("."), "–", trouble)


def chosen(text):
    numbers = [int(part) for part in text.split(",")] if text else sorted(CASES)
    for number in numbers:
        if number not in CASES:
            sys.exit(f"there is no case {number}: 1 to {max(CASES)}")
    return numbers


def arguments_of(words):
    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__.splitlines()[0])
    parser.add_argument("masar")
    parser.add_argument("--case", default="", help="rows of the table, as 2,5; all without it")
    parser.add_argument("--scale", type=float, default=1.0, help="times rows, people and files")
    parser.add_argument("--runs", type=int, default=5, help="medians of so many runs")
    parser.add_argument("--scratch", default=os.path.join(HERE, "..", ".build-bench"))
    return parser.parse_args(words)


def main():
    arguments = arguments_of(sys.argv[1:])
    numbers = chosen(arguments.case)
    workshop = Workshop(arguments.masar, arguments.scratch)
    bench = Bench(workshop, arguments.scale, arguments.runs)
    machine = described(workshop.root)
    is_whole = arguments.scale == 1 and len(numbers) == len(CASES)
    if arguments.scale != 1:
        print(f"SCALED: {arguments.scale:g} times the rows, people and files of the goals. "
              "These figures say that the cases run, not how they do.")
    print(f"machine: {machine}")
    print(f"runs: medians of {arguments.runs}, in brackets the least and the greatest, by turns; "
          f"program {workshop.program}")
    print(heading(), flush=True)
    rows = []
    try:
        for number in numbers:
            for row in rows_of(number, bench):
                row.counts = arguments.scale == 1
                rows.append(row)
                print(line(row.cells()), flush=True)
    except Disagreement as trouble:
        sys.exit(f"STOPPED, no figure counts: {trouble}")
    finally:
        workshop.leave()
    keep(workshop, rows, machine, is_whole, arguments)


def keep(workshop, rows, machine, is_whole, arguments):
    """Writes the rows for other programs, and the picture: the project's only of a whole run."""
    with open(os.path.join(workshop.root, "table.json"), "w", encoding="utf-8") as out:
        json.dump([asdict(row) for row in rows], out, ensure_ascii=False, indent=1)
    path = PICTURE if is_whole else os.path.join(workshop.root, "figures.svg")
    scaled = f"SCALED by {arguments.scale:g}. " if arguments.scale != 1 else ""
    with open(path, "w", encoding="utf-8") as out:
        out.write(draw(rows, f"{scaled}Medians of {arguments.runs}. {machine}"))
    print(f"picture: {os.path.relpath(path)}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times `masar run --once` over large pilgrim lists and prints a table. Standard library only.

    rows.py MASAR [--rows 20000,200000] [--format csv,xml] [--bad 0,0.03,1] [--mrz 0.2] [--runs 5]
"""

import argparse
import os
import statistics
import sys

from homes import HERE, Workshop
from measure import CannotRun, Disagreement
from onelist import OneList


def report(workshop, rows, syntax, bad, mrz, runs):
    listed = OneList(workshop, rows, syntax, bad, mrz=mrz)
    samples = [listed.masar() for _ in range(runs)]
    wall, cpu, peak = (
        statistics.median(getattr(sample, name) for sample in samples)
        for name in ("wall", "cpu", "peak"))
    print(
        f"| {rows:>9,} | {syntax} | {bad:>4.0%} | {listed.expected['bytes'] / 1e6:7.1f} "
        f"| {wall:7.2f} | {cpu:7.2f} | {rows / wall:9,.0f} | {peak:6.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="run.sh rows", description=__doc__.splitlines()[0])
    parser.add_argument("masar")
    parser.add_argument("--rows", default="20000,200000")
    parser.add_argument("--format", default="csv,xml")
    parser.add_argument("--bad", default="0,0.03,1")
    parser.add_argument("--mrz", type=float, default=0.0)
    parser.add_argument("--runs", type=int, default=1, help="medians of so many runs")
    parser.add_argument("--scratch", default=os.path.join(HERE, "..", ".build-bench"))
    arguments = parser.parse_args()
    workshop = Workshop(arguments.masar, arguments.scratch)
    print("|      rows | in  |  bad |  MB file | seconds |     cpu |    rows/s | MB peak |")
    print("|----------:|-----|-----:|---------:|--------:|--------:|----------:|--------:|")
    try:
        for syntax in arguments.format.split(","):
            for rows in map(int, arguments.rows.split(",")):
                for bad in map(float, arguments.bad.split(",")):
                    report(workshop, rows, syntax, bad, arguments.mrz, arguments.runs)
    except (CannotRun, Disagreement) as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main()

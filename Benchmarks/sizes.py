#!/usr/bin/env python3
"""Cost against size: rows of a file, people in the ledger, files that wait. Tables and a picture.

    sizes.py MASAR [--scale 0.01] [--runs 3] [--scratch DIR]

Rows 1,000 to 2,000,000; a ledger of 0 to 3,000,000 before a list of 20,000; 1 to 10,000 files of
45 rows. `--scale` multiplies all of them. The picture goes to sizes.svg, a scaled one to the
scratch folder. Standard library only.
"""

import argparse
import math
import os
import sys

from cases import ledgers, small_files
from homes import HERE, Workshop
from machine import described
from measure import CannotRun, Disagreement, alternate, walls
from onelist import OneList
from picture import GOOD, INK, PALE, sheet, text
from table import seconds

ROWS = [1_000, 10_000, 100_000, 1_000_000, 2_000_000]
PEOPLE = [0, 100_000, 1_000_000, 3_000_000]
FILES = [1, 10, 100, 1_000, 10_000]
LIST = 20_000
WIDTH, PANEL, HEIGHT, TOP, BOTTOM = 960, 320, 300, 70, 250


def rows_series(shop, scale):
    for rows in sized(ROWS, scale, 100):
        listed = OneList(shop, rows, "csv", 0.03)
        yield rows, rows, listed.masar


def ledger_series(shop, scale):
    rows = max(100, round(LIST * scale))
    for people in sized(PEOPLE, scale, 0):
        # An empty ledger is that of a home which expects as many as the next step.
        full, empty = ledgers(shop, rows, people or max(10, round(PEOPLE[1] * scale)))
        yield people, rows, full if people else empty


def files_series(shop, scale):
    for files in sized(FILES, scale, 1):
        yield files, files, small_files(shop, max(1, files // 5), files)


SERIES = [
    ("rows of a file", "rows/s", rows_series),
    ("people in the ledger before a list", "rows/s", ledger_series),
    ("files of 45 rows that wait", "files/s", files_series),
]


def sized(steps, scale, least):
    return list(dict.fromkeys(max(least, round(step * scale)) for step in steps))


def measured(shop, title, unit, series, scale, runs):
    """Prints the table of a series; gives its points (size, units a second)."""
    print(f"\n| {title} | seconds | {unit} |\n|---:|---|---:|")
    points = []
    for size, work, judged in series(shop, scale):
        found = walls(alternate(runs, judged)[0])
        points.append((size, work / found.median))
        print(f"| {size:,} | {seconds(found)} | {work / found.median:,.0f} |", flush=True)
    shop.leave()
    return points


def draw(panels, caption):
    parts = sheet(WIDTH, HEIGHT, "What size does to speed", caption)
    for index, (title, unit, points) in enumerate(panels):
        parts += panel(index * PANEL, title, unit, points)
    return "\n".join(parts + ["</svg>"]) + "\n"


def panel(left, title, unit, points):
    """Speed against size, steps of size side by side; the height of the highest is the axis'."""
    top = max(speed for _, speed in points) * 1.15
    step = (PANEL - 60) / max(1, len(points) - 1)
    places = [(left + 40 + index * step, BOTTOM - (BOTTOM - TOP) * speed / top)
              for index, (_, speed) in enumerate(points)]
    yield (f'<line x1="{left + 26}" y1="{BOTTOM}" x2="{left + PANEL - 8}" y2="{BOTTOM}" '
           f'stroke="{INK}"/>')
    yield text(left + PANEL / 2, BOTTOM + 36, f"{unit} by {title}", anchor="middle", size=12)
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
    yield f'<polyline points="{line}" fill="none" stroke="{GOOD}" stroke-width="2"/>'
    for (size, speed), (x, y) in zip(points, places):
        yield f'<line x1="{x:.0f}" y1="{y:.0f}" x2="{x:.0f}" y2="{BOTTOM}" stroke="{PALE}"/>'
        yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="3.5" fill="{GOOD}"/>'
        yield text(x, y - 8, short(speed), anchor="middle", size=11)
        yield text(x, BOTTOM + 16, short(size), anchor="middle", size=11)


def short(value):
    """12,300 as 12 k, 2,000,000 as 2 M."""
    if value < 1000:
        return f"{value:.0f}"
    power = 2 if value >= 999_500 else 1
    figure = value / 1000 ** power
    decimals = 0 if figure >= 10 or math.isclose(figure, round(figure)) else 1
    return f"{figure:.{decimals}f} {' kM'[power]}"


def main():
    parser = argparse.ArgumentParser(prog="run.sh --sizes", description=__doc__.splitlines()[0])
    parser.add_argument("masar")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scratch", default=os.path.join(HERE, "..", ".build-bench"))
    arguments = parser.parse_args()
    shop = Workshop(arguments.masar, arguments.scratch)
    scaled = f"SCALED by {arguments.scale:g}. " if arguments.scale != 1 else ""
    caption = f"{scaled}Medians of {arguments.runs}. {described(shop.root)}"
    print(caption)
    try:
        panels = [
            (title, unit, measured(shop, title, unit, series, arguments.scale, arguments.runs))
            for title, unit, series in SERIES]
    except (CannotRun, Disagreement) as trouble:
        sys.exit(str(trouble))
    path = os.path.join(shop.root if scaled else HERE, "sizes.svg")
    with open(path, "w", encoding="utf-8") as out:
        out.write(draw(panels, caption))
    print(f"picture: {os.path.relpath(path)}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times `masar run --once` over large pilgrim lists and prints a table. Standard library only."""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = "00" * 32
CLOCK = {"MASAR_NOW": "2026-01-05T08:00:00Z", "MASAR_SETTLE": "0", "MASAR_LOG_LEVEL": "error"}


def run(command):
    """Runs a command; seconds by the clock, seconds of processors, peak memory in MB."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MASAR_")}
    started = time.monotonic()
    child = subprocess.Popen(command, env={**environment, **CLOCK}, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def prepare(masar, case):
    """Generates a case and a home that knows its parties, quota, contracts and packages."""
    home = os.path.join(case.folder, "home")
    shutil.rmtree(case.folder, ignore_errors=True)
    subprocess.run(
        [sys.executable, os.path.join(HERE, "generate.py"), case.folder, "--rows", str(case.rows),
         "--format", case.format, "--bad", str(case.bad), "--mrz", str(case.mrz)], check=True)
    os.makedirs(home)
    run([masar, "init", "--home", home, "--season", "1447", "--key-seed", SEED])
    shutil.copytree(os.path.join(case.folder, "reference/inbox"), os.path.join(home, "inbox"),
                    dirs_exist_ok=True)
    run([masar, "run", "--home", home, "--once"])
    for path, _, files in os.walk(os.path.join(home, "outbox")):
        for file in files:
            if file.endswith(".RES.xml"):
                verdict = attributes(os.path.join(path, file))["verdict"]
                if verdict != "ACCEPTED":
                    sys.exit(f"reference data: {file} is {verdict}")
    with open(os.path.join(case.folder, "expected.json"), encoding="utf-8") as text:
        return home, json.load(text)


def attributes(path):
    with open(path, encoding="utf-8") as text:
        head = text.read(4096)
    return dict(re.findall(r'([a-z0-9]+)="([^"]*)"', head.split("<cause")[0]))


def measure_once(masar, case, home, expected):
    """Times one run over a fresh copy of the home and proves that it did all its work."""
    copy = os.path.join(case.folder, "run")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(home, copy)
    shutil.copytree(os.path.join(case.folder, "list/inbox"), os.path.join(copy, "inbox"),
                    dirs_exist_ok=True)
    os.sync()
    figures = run([masar, "run", "--home", copy, "--once"])
    found = attributes(os.path.join(copy, "outbox/IDN-HAO/1447_IDN-HAO_PLG_000001.RES.xml"))
    for key in ("verdict", "accepted", "rejected"):
        if found.get(key) != str(expected[key]):
            sys.exit(f"{case.title}: {key} is {found.get(key)}, expected {expected[key]}")
    return figures


class Case:
    def __init__(self, root, rows, format, bad, mrz):
        self.rows, self.format, self.bad, self.mrz = rows, format, bad, mrz
        self.title = f"{rows:,} rows, {format}, {bad:.0%} bad"
        self.folder = os.path.join(root, f"{format}-{rows}-{bad}")


def report(masar, case, runs):
    home, expected = prepare(masar, case)
    figures = [measure_once(masar, case, home, expected) for _ in range(runs)]
    wall, cpu, peak = (statistics.median(column) for column in zip(*figures))
    print(
        f"| {case.rows:>9,} | {case.format} | {case.bad:>4.0%} | {expected['bytes'] / 1e6:7.1f} "
        f"| {wall:7.2f} | {cpu:7.2f} | {case.rows / wall:9,.0f} | {peak:6.0f} |", flush=True)
    shutil.rmtree(case.folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("masar")
    parser.add_argument("--rows", default="20000,200000")
    parser.add_argument("--format", default="csv,xml")
    parser.add_argument("--bad", default="0,0.03,1")
    parser.add_argument("--mrz", type=float, default=0.0)
    parser.add_argument("--runs", type=int, default=1, help="medians of so many runs")
    parser.add_argument("--scratch", default=os.path.join(HERE, "..", ".build-bench"))
    arguments = parser.parse_args()
    masar = os.path.abspath(arguments.masar)
    root = os.path.abspath(arguments.scratch)
    print("|      rows | in  |  bad |  MB file | seconds |     cpu |    rows/s | MB peak |")
    print("|----------:|-----|-----:|---------:|--------:|--------:|----------:|--------:|")
    for format in arguments.format.split(","):
        for rows in map(int, arguments.rows.split(",")):
            for bad in map(float, arguments.bad.split(",")):
                report(masar, Case(root, rows, format, bad, arguments.mrz), arguments.runs)


if __name__ == "__main__":
    main()

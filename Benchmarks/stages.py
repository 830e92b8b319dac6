#!/usr/bin/env python3
"""What each stage of a list costs by itself, with public tools, and what remains of Masar's time.

    stages.py MASAR [--rows 200000] [--format csv,xml] [--runs 5] [--scratch DIR]

Each stage is the plainest program that does it and nothing else, over the same file: cat,
sha256sum, gzip, xmllint or Python's csv, SQLite over the ledger's own tables and indexes, cp, dd
with a sync. Two stages have no such tool and are not in the sum: the rules, and the making of
outputs (their bytes are, as `cp`). A floor is the sum spread evenly over two cores.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys

from homes import HERE, Workshop
from machine import described
from measure import CannotRun, Disagreement, run, walls
from onelist import OneList
from table import seconds, times

CSV_LOOP = """import csv, sys
for row in csv.reader(open(sys.argv[1], encoding="utf-8", newline="")): pass"""
CORES = 2


class Finished:
    """A list before and after Masar's run over it, and a place to try things out."""

    def __init__(self, workshop, listed):
        self.listed, self.path = listed, listed.path
        self.home = workshop.fresh(listed.home, listed.inbox, name="finished")
        self.before = self.sizes()
        workshop.handle(self.home)
        self.folder = os.path.join(workshop.root, "stages")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        self.packed = os.path.join(self.folder, "packed.gz")
        with open(self.packed, "wb") as out:
            subprocess.run(["gzip", "-1", "-c", self.path], stdout=out, check=True)
        self.ledger = os.path.join(self.home, "ledger.sqlite")
        self.outputs = self.grown()

    def sizes(self):
        return {os.path.join(folder, name): os.path.getsize(os.path.join(folder, name))
                for folder, _, names in os.walk(self.home) for name in names}

    def grown(self):
        """Files that the run wrote, but for the ledger and what was in the inbox."""
        work = os.path.join(self.home, "work", "")
        return [path for path in self.sizes() if path not in self.before
                and not path.startswith(work) and "ledger.sqlite" not in path]

    def written(self):
        """Bytes that the run left on the disk: files, and the growth of the ledger."""
        files = sum(os.path.getsize(path) for path in self.outputs)
        return files + max(0, os.path.getsize(self.ledger) - self.before[self.ledger])

    def place(self, name):
        path = os.path.join(self.folder, name)
        shutil.rmtree(path, ignore_errors=True)
        return path

    # The stages: each a command, and whether it is part of the way of an unpacked list.

    def stages(self):
        yield "read: cat", True, lambda: run(["cat", self.path])
        yield "digest: sha256sum", True, lambda: run(["sha256sum", self.path])
        yield "inflate, of packed lists alone: gzip -dc", False, lambda: run(
            ["gzip", "-dc", self.packed])
        if self.listed.syntax == "xml":
            yield "parse: xmllint --stream --noout", True, lambda: run(
                ["xmllint", "--stream", "--noout", self.path])
        else:
            yield "parse: Python's csv", True, lambda: run(
                [sys.executable, "-c", CSV_LOOP, self.path])
        yield "look-ups: SQLite, passports of the list", True, lambda: self.sqlite("look-ups")
        yield "insert: SQLite, the rows that the run added", True, self.insert
        yield "outputs, their bytes alone: cp", True, self.copy_outputs
        yield "deflate: gzip -1", True, lambda: run(["gzip", "-1", "-c", self.path])
        yield "sync of as many bytes: dd conv=fsync", True, self.sync

    def sqlite(self, what, *paths):
        return run([sys.executable, os.path.abspath(__file__), f"--{what}", self.ledger, *paths])

    def insert(self):
        """The posting's rows into the ledger as it was, with all of its indexes."""
        path = os.path.join(self.folder, "ledger.sqlite")
        for name in (path, f"{path}-wal", f"{path}-shm"):
            if os.path.exists(name):
                os.remove(name)
        shutil.copyfile(os.path.join(self.listed.home, "ledger.sqlite"), path)
        os.sync()
        return self.sqlite("insert", path)

    def copy_outputs(self):
        target = self.place("outputs")
        os.makedirs(target)
        archive = os.path.join(self.home, "archive", "")
        large = [path for path in self.outputs if not path.startswith(archive)]
        return run(["cp", "--reflink=never", *large, target])

    def sync(self):
        megabytes = max(1, round(self.written() / 1e6))
        path = os.path.join(self.folder, "synced")
        if os.path.exists(path):
            os.remove(path)
        os.sync()
        return run(["dd", "if=/dev/zero", f"of={path}", "bs=1000000", f"count={megabytes}",
                    "conv=fsync"])


# What runs as processes of their own, so that they are timed like the other tools


def only_look_ups(ledger):
    """Looks every passport of the ledger up by the ledger's own index."""
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    question = ("SELECT count(*) FROM person AS p WHERE EXISTS (SELECT 1 FROM person AS q"
                " WHERE q.passport_issuer = p.passport_issuer AND q.passport_no = p.passport_no"
                " AND q.is_open = 1)")
    plan = " ".join(row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + question))
    if "SEARCH q" not in plan:
        sys.exit("error: the ledger has no index of passport_issuer and passport_no")
    connection.execute(question).fetchone()


def only_insert(ledger, target):
    """Adds rows of the last postings to a ledger that lacks them, in one durable transaction."""
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -8192")
    connection.execute("ATTACH ? AS done", [ledger])
    last, = connection.execute("SELECT max(number) FROM main.posting").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    for table in tables_by_posting(connection):
        connection.execute(
            f"INSERT INTO main.{table} SELECT * FROM done.{table} WHERE posting > ?", [last])
    connection.execute("COMMIT")


def tables_by_posting(connection):
    """The tables whose rows say which posting made them."""
    names = [name for name, in connection.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")]
    for name in names:
        columns = {row[1] for row in connection.execute(f"PRAGMA main.table_info({name})")}
        if "posting" in columns:
            yield name


# The table


def report(workshop, syntax, rows, runs):
    listed = OneList(workshop, rows, syntax, 0.03, rows // 10)
    masar = walls([listed.masar() for _ in range(runs)])
    finished = Finished(workshop, listed)
    print(f"\n| {rows:,} rows {syntax.upper()}, {os.path.getsize(listed.path) / 1e6:.1f} MB; "
          f"{finished.written() / 1e6:.1f} MB written | seconds |\n|---|---|")
    total = 0.0
    for name, counts, stage in finished.stages():
        try:
            found = walls([stage() for _ in range(runs)])
            total += found.median if counts else 0
            print(f"| {name} | {seconds(found)} |", flush=True)
        except CannotRun as trouble:
            print(f"| {name} | not run: {trouble} |", flush=True)
    print(f"| **sum** (without inflate) | {total:.2f} s |")
    print(f"| **the same over {CORES} cores** | {total / CORES:.2f} s |")
    print(f"| **Masar** | {seconds(masar)}, {times(masar.median * CORES / total)} of that |")
    shutil.rmtree(finished.folder)
    workshop.leave("finished")


def main():
    parser = argparse.ArgumentParser(prog="run.sh --stages", description=__doc__.splitlines()[0])
    parser.add_argument("masar")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--format", default="csv,xml")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scratch", default=os.path.join(HERE, "..", ".build-bench"))
    arguments = parser.parse_args()
    workshop = Workshop(arguments.masar, arguments.scratch)
    print(f"machine: {described(workshop.root)}\nruns: medians of {arguments.runs}")
    try:
        for syntax in arguments.format.split(","):
            report(workshop, syntax, arguments.rows, arguments.runs)
    except (CannotRun, Disagreement) as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--look-ups"]:
        only_look_ups(*sys.argv[2:])
    elif sys.argv[1:2] == ["--insert"]:
        only_insert(*sys.argv[2:])
    else:
        main()

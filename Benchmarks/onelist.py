"""One pilgrim list, the home that waits for it, and the proof that all its work was done."""

import csv
import json
import os
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from homes import HERE, Workshop
from measure import CLOCK, Disagreement, attributes


def made_by(script, *arguments):
    """Runs a generator as a process of its own, so that ours stays small."""
    subprocess.run([sys.executable, os.path.join(HERE, script), *map(str, arguments)], check=True)


def expected_of(folder):
    """What the generator knows must come of its files."""
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as text:
        return json.load(text)


class OneList:
    """So many rows in a syntax, a share of them bad, so many people known before."""

    def __init__(self, workshop, rows, syntax, bad, earlier=0, mrz=0.0):
        self.workshop, self.rows, self.syntax = workshop, rows, syntax
        key = f"{syntax}-{rows}-bad{bad * 100:g}-mrz{mrz * 100:g}-earlier{earlier}"
        self.files = workshop.files(key.replace(".", "_"), lambda folder: made_by(
            "generate.py", folder, "--rows", rows, "--format", syntax, "--bad", bad,
            "--mrz", mrz, "--earlier", earlier))
        self.expected = expected_of(self.files)
        self.inbox = os.path.join(self.files, "list/inbox")
        self.path = os.path.join(self.inbox, self.expected["list"])
        inboxes = [os.path.join(self.files, name, "inbox") for name in ("reference", "earlier")]
        self.home = workshop.home(f"office-{rows}-{earlier}", lambda folder: workshop.season(
            folder, *(inbox for inbox in inboxes if os.path.isdir(inbox))))
        self.is_proven = False

    def masar(self):
        """Times one run over a fresh copy of the home and proves that it did all its work."""
        copy = self.workshop.fresh(self.home, self.inbox)
        sample = self.workshop.handle(copy)
        self.prove(copy)
        self.workshop.leave()
        return sample

    def prove(self, home):
        """Verdict and counts of every run; in the first also which rows came back."""
        base = os.path.join(home, "outbox", os.path.splitext(self.expected["list"])[0])
        found = attributes(f"{base}.RES.xml")
        for key in ("verdict", "accepted", "rejected"):
            if found.get(key) != str(self.expected[key]):
                raise Disagreement(f"{os.path.basename(base)}: {key} is {found.get(key)}, "
                                   f"expected {self.expected[key]}")
        if self.is_proven or self.expected["faulty"] == 0:
            return
        read = csv_rows if self.syntax == "csv" else xml_rows
        self.compare("Masar", read(f"{base}.REJ.{self.syntax}", "_codes"))
        self.is_proven = True

    def compare(self, who, rows):
        """Refused are those rows that the generator made bad, and no other."""
        first = 1 if self.syntax == "csv" else 0  # in CSV the header is the first row
        with open(os.path.join(self.files, "refused.txt"), encoding="ascii") as text:
            for line in text:
                row, expected = next(rows, None), int(line) + first
                if row != expected:
                    raise Disagreement(f"{who} refuses row {row}, expected {expected}")
        if (row := next(rows, None)) is not None:
            raise Disagreement(f"{who} refuses row {row}, which is good")

    def compare_peer(self, who, out):
        """A peer's counts and refused rows are those that the generator made bad."""
        with open(os.path.join(out, "result.csv"), encoding="utf-8") as text:
            found = next(csv.DictReader(text))
        faulty = self.expected["faulty"]
        if (int(found["accepted"]), int(found["rejected"])) != (self.rows - faulty, faulty):
            raise Disagreement(f"{who}: {found}, expected {self.rows - faulty} and {faulty}")
        self.compare(who, csv_rows(os.path.join(out, "rejected.csv"), "_reasons"))


def csv_rows(path, reasons):
    """Rows that carry a reason, one after the other: nothing large is ever held."""
    with open(path, encoding="utf-8-sig", newline="") as text:
        for record in csv.DictReader(text):
            if record[reasons]:
                yield int(record["_row"])


def xml_rows(path, reasons):
    """The same of an XML fix-file."""
    row, has_reason = None, False
    parsed = ElementTree.iterparse(path, events=("start", "end"))
    _, root = next(parsed)
    for event, element in parsed:
        if event == "start":
            continue
        name = element.tag.rsplit("}", 1)[-1]
        if name == "_row":
            row = int(element.text)
        elif name == reasons:
            has_reason = bool(element.text)
        elif name == "record":
            if has_reason:
                yield row
            row, has_reason = None, False
            root.clear()


def main():
    """Lays a list before a fresh home and says, as lines for a shell, where and under which clock.

    onelist.py MASAR SCRATCH ROWS SYNTAX
    """
    masar, scratch, rows, syntax = sys.argv[1:]
    workshop = Workshop(masar, scratch)
    listed = OneList(workshop, int(rows), syntax, 0.03, int(rows) // 10)
    print(f"home={shlex.quote(workshop.fresh(listed.home, listed.inbox))}")
    for name, value in CLOCK.items():
        print(f"export {name}={shlex.quote(value)}")


if __name__ == "__main__":
    main()

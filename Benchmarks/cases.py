"""The rows of the table, one function each: `case_1` … `case_10`.

A case prepares its homes and files, runs its sides by turns, proves that each did its work, and
gives back its rows. Sizes are those of the goals, times `--scale`.
"""

import itertools
import os
import shutil
import time

from measure import (
    CannotRun, Daemon, Disagreement, Summary, alternate, attributes, responses, run, wait_for,
    walls)
from onelist import OneList, expected_of, made_by
from peers.runners import DuckDB, PythonScript, Postgres
from table import Row, memory, percent, rate, seconds, times


class Bench:
    """What every case needs: the workshop, how large, how often."""

    def __init__(self, workshop, scale, runs):
        self.workshop, self.scale, self.runs = workshop, scale, runs

    def sized(self, full, least=1):
        return max(least, round(full * self.scale))

    def one_list(self, rows, syntax, bad, known=True):
        """A list of so many rows; a tenth as many people are in the ledger before."""
        rows = self.sized(rows, 100)
        return OneList(self.workshop, rows, syntax, bad, rows // 10 if known else 0)


def against(case, work, mine, peer, goal, note=""):
    """A row that sets Masar's seconds against a peer's: goal is a share of the peer's, or None."""
    ours, theirs = walls(mine), walls(peer)
    ratio = ours.median / theirs.median
    return Row(case, work, seconds(ours), seconds(theirs) + note, times(ratio),
               f"≤ {times(goal)}" if goal else "–", ratio <= goal if goal else None,
               ratio / goal if goal else None)


def case_1(bench):
    """XML against a bare parser that does nothing with what it reads."""
    xmllint = shutil.which("xmllint")
    work = f"{bench.sized(200_000, 100):,} rows XML, 3 % bad / xmllint --stream"
    if not xmllint:
        raise CannotRun("no xmllint: install libxml2-utils")
    listed = bench.one_list(200_000, "xml", 0.03)
    mine, peer = alternate(
        bench.runs, listed.masar, lambda: run([xmllint, "--stream", "--noout", listed.path]))
    yield against(1, work, mine, peer, 2.0)


def case_2(bench):
    """CSV against databases that do the checks as SQL."""
    listed = bench.one_list(200_000, "csv", 0.03)
    for name, kind, goal in (("DuckDB", DuckDB, 0.5), ("PostgreSQL COPY", Postgres, None)):
        work = f"{listed.rows:,} rows CSV, 3 % bad / {name}"
        try:
            with kind(bench.workshop, listed) as database:
                mine, peer = alternate(bench.runs, listed.masar, database.run)
        except CannotRun as trouble:
            yield Row.skipped(2, work, f"≤ {times(goal)}" if goal else "–", trouble)
            continue
        size = f", {memory(peer)}" if kind is DuckDB else ""
        yield against(2, work, mine, peer, goal, size)


def case_3(bench):
    """CSV, and XML, against the script that an office would write."""
    for syntax, goal in (("csv", 0.12), ("xml", None)):
        listed = bench.one_list(200_000, syntax, 0.03)
        with PythonScript(bench.workshop, listed) as script:
            mine, peer = alternate(bench.runs, listed.masar, script.run)
        reader = "csv" if syntax == "csv" else "lxml"
        work = f"{listed.rows:,} rows {syntax.upper()}, 3 % bad / Python, {reader}, sqlite3"
        yield against(3, work, mine, peer, goal)


def case_4(bench):
    """A file of which every row is bad against the clean one."""
    for syntax in ("csv", "xml"):
        clean, bad = (bench.one_list(200_000, syntax, share) for share in (0.0, 1.0))
        mine, peer = alternate(bench.runs, bad.masar, clean.masar)
        yield against(4, f"{bad.rows:,} rows {syntax.upper()}, every row bad / clean",
                      mine, peer, 1.5)


def case_5(bench):
    """A ledger that holds a season already against an empty one."""
    rows, people = bench.sized(200_000, 100), bench.sized(2_000_000, 1000)
    mine, peer = alternate(bench.runs, *ledgers(bench.workshop, rows, people))
    bench.workshop.leave()
    yield against(5, f"{rows:,} rows CSV, ledger of {people:,} / empty ledger", mine, peer, 1.5)


def ledgers(shop, rows, people):
    """Two runs of one list: over a ledger that holds so many people, and over one of none."""
    files = shop.files(f"crowd-{rows}-{people}", lambda folder: made_by(
        "lists.py", "crowd", folder, "--rows", rows, "--people", people))
    inbox = {name: os.path.join(files, name, "inbox") for name in ("reference", "crowd", "list")}
    empty = shop.home(f"crowd-empty-{rows}-{people}",
                      lambda folder: shop.season(folder, inbox["reference"]))
    full = shop.home(f"crowd-full-{rows}-{people}",
                     lambda folder: shop.season(folder, inbox["reference"], inbox["crowd"]))

    def judged(home):
        copy = shop.fresh(home, inbox["list"])
        sample = shop.handle(copy)
        expect(copy, "IDN-HAO/1447_IDN-HAO_PLG_000001", verdict="ACCEPTED", accepted=rows)
        return sample

    return lambda: judged(full), lambda: judged(empty)


def expect(home, base, **facts):
    """The RES of a file says what it must."""
    path = os.path.join(home, "outbox", f"{base}.RES.xml")
    if not os.path.exists(path):
        raise Disagreement(f"{base} has no result")
    found = attributes(path)
    for key, value in facts.items():
        if found.get(key) != str(value):
            raise Disagreement(f"{base}: {key} is {found.get(key)}, expected {value}")


def totals(home, mark=""):
    """Receipts, results, accepted and rejected records of the files whose name holds a mark."""
    receipts = sum(mark in path for path in responses(home, ".ACK.xml"))
    results, accepted, rejected = 0, 0, 0
    for path in responses(home, ".RES.xml"):
        if mark in path:
            found = attributes(path)
            results += 1
            accepted += int(found["accepted"])
            rejected += int(found["rejected"])
    return {"receipts": receipts, "results": results, "accepted": accepted, "rejected": rejected}


def prove(what, found, **expected):
    for key, value in expected.items():
        if found[key] != value:
            raise Disagreement(f"{what}: {key} {found[key]}, expected {value}")


def case_6(bench):
    """Many small files of many senders."""
    agencies, files = bench.sized(1000, 2), bench.sized(5000, 10)
    mine, = alternate(bench.runs, small_files(bench.workshop, agencies, files))
    bench.workshop.leave()
    speed = Summary.of([files / sample.wall for sample in mine])
    yield Row(6, f"{files:,} files of 45 rows from {agencies:,} senders, waiting",
              f"{rate(speed)}; {seconds(walls(mine))}", "–", "–", "≥ 400 files/s",
              speed.median >= 400, 400 / speed.median)


def small_files(shop, agencies, files):
    """A run over so many files of 45 rows that wait."""
    made = shop.files(f"many-{agencies}-{files}", lambda folder: made_by(
        "lists.py", "many", folder, "--agencies", agencies, "--files", files, "--rows", 45))
    home = shop.home(f"many-{agencies}-{files}", lambda folder: shop.season(
        folder, os.path.join(made, "reference/inbox")))

    numbers = itertools.count()

    def judged():
        copy = staying(shop, numbers, home, os.path.join(made, "list/inbox"))
        sample = shop.handle(copy)
        prove("small files", totals(copy, "_PLG_"), receipts=files, results=files,
              accepted=files * 45, rejected=0)
        return sample

    return judged


def staying(shop, numbers, home, inbox):
    """A fresh copy that stays until the row is done.

    For a minute ext4 passes over every inode of a removed file, so that the removal of one copy
    would slow the run in the next.
    """
    return shop.fresh(home, inbox, name=f"run{next(numbers)}")


def case_7(bench):
    """A small file of another party while a large one is being judged."""
    shop, rows = bench.workshop, bench.sized(250_000, 1000)
    made = shop.files(f"two-{rows}", lambda folder: made_by(
        "lists.py", "two", folder, "--rows", rows, "--few", 45, "--files", 2))
    home = shop.home(f"two-{rows}", lambda folder: shop.season(
        folder, os.path.join(made, "reference/inbox")))
    large = "IDN-HAO/1447_IDN-HAO_PLG_000001"

    def small(number):
        return f"EGY-HAO/1447_EGY-HAO_PLG_{number:06d}"

    def seconds_to_verdict(copy, number):
        drop(copy, made, f"small{number}", small(number))
        found = wait_for(lambda: answered(copy, small(number), "RES"), 600)
        if found is None:
            raise CannotRun("no verdict on the small file within ten minutes")
        expect(copy, small(number), verdict="ACCEPTED", accepted=45)
        return found

    def once():
        copy = shop.fresh(home)
        with Daemon(shop.masar, copy) as daemon:
            daemon.wait_until_ready()
            idle = seconds_to_verdict(copy, 1)
            drop(copy, made, "large", large)
            if wait_for(lambda: answered(copy, large, "ACK"), 600) is None:
                raise CannotRun("no receipt of the large file within ten minutes")
            if answered(copy, large, "RES"):
                raise CannotRun("the large file was judged before the small one could be dropped")
            busy = seconds_to_verdict(copy, 2)
            if wait_for(lambda: answered(copy, large, "RES"), 600) is None:
                raise CannotRun("no verdict on the large file within ten minutes")
        expect(copy, large, verdict="ACCEPTED", accepted=rows)
        return idle, busy

    pairs = [once() for _ in range(bench.runs)]
    shop.leave()
    idle, busy = (Summary.of(figures) for figures in zip(*pairs))
    yield Row(7, f"45 rows of another party beside {rows:,} rows / idle",
              seconds(busy), seconds(idle), times(busy.median / idle.median), "≤ 2 s",
              busy.median <= 2, busy.median / 2)


def drop(home, made, folder, base):
    """Lays a file into an inbox as a partner would: written aside, then renamed."""
    aside = os.path.join(home, "aside")
    shutil.copyfile(os.path.join(made, folder, "inbox", f"{base}.csv"), aside)
    os.rename(aside, os.path.join(home, "inbox", f"{base}.csv"))


def answered(home, base, suffix):
    return os.path.exists(os.path.join(home, "outbox", f"{base}.{suffix}.xml"))


def case_8(bench):
    """A whole season, parties and contracts and people, from an empty home."""
    shop, people, files = bench.workshop, bench.sized(1_800_000, 1000), bench.sized(5000, 600)
    made = shop.files(f"season-{people}-{files}", lambda folder: made_by(
        "lists.py", "season", folder, "--people", people, "--files", files))
    expected = expected_of(made)
    home = shop.home("empty", shop.new_home)
    inbox = os.path.join(made, "list/inbox")
    numbers = itertools.count()

    def judged():
        copy = staying(shop, numbers, home, inbox)
        sample = shop.handle(copy)
        prove("a season", totals(copy), receipts=expected["files"], results=expected["files"])
        prove("a season", totals(copy, "_PLG_"), accepted=expected["accepted"], rejected=0)
        return sample

    mine, = alternate(bench.runs, judged)
    shop.leave()
    found, goal = walls(mine), 40.0
    yield Row(8, f"a season: {expected['accepted']:,} people, {expected['countries']} countries, "
              f"{expected['files']:,} files", seconds(found), "–", "–",
              "< 40 s", found.median < goal, found.median / goal)


def case_9(bench):
    """Peak memory of a short and of a long file."""
    short, long = (bench.one_list(rows, "csv", 0.03, known=False) for rows in (20_000, 2_000_000))
    mine, peer = alternate(bench.runs, long.masar, short.masar)
    if any(sample.peak == 0 for sample in mine + peer):
        raise CannotRun("the peak is below that of the process that measures")
    ours, theirs = (Summary.of([sample.peak for sample in side]) for side in (mine, peer))
    ratio = ours.median / theirs.median
    yield Row(9, f"peak memory, {long.rows:,} rows / {short.rows:,} rows", memory(mine),
              memory(peer), times(ratio), "≤ 1.10 ×, ≤ 128 MB",
              ratio <= 1.1 and ours.median <= 128, max(ratio / 1.1, ours.median / 128))


def case_10(bench):
    """The daemon at rest over a home with a long past."""
    shop, archived = bench.workshop, bench.sized(100_000, 100)
    agencies, idle_for = bench.sized(1000, 2), 20 if bench.scale >= 1 else 5
    # Each of these files leaves six in the archive: itself, RES, REP, REJ, VRQ and its checksum.
    made = shop.files(f"past-{agencies}-{archived}", lambda folder: made_by(
        "lists.py", "many", folder, "--agencies", agencies, "--files", -(-archived // 6),
        "--rows", 3, "--bad", 1))
    home = shop.home(f"past-{agencies}-{archived}", lambda folder: shop.season(
        folder, os.path.join(made, "reference/inbox"), os.path.join(made, "list/inbox"),
        verdicts=("ACCEPTED", "PARTIAL")))
    copy = shop.fresh(home)
    present = sum(len(files) for _, _, files in os.walk(os.path.join(copy, "archive")))
    if present < archived:
        raise CannotRun(f"the archive of the home holds {present:,} files, not {archived:,}")

    def rest():
        with Daemon(shop.masar, copy) as daemon:
            ready = daemon.wait_until_ready()
            time.sleep(1)
            before = daemon.cpu()
            time.sleep(idle_for)
            return ready, 100 * (daemon.cpu() - before) / idle_for

    pairs = [rest() for _ in range(bench.runs)]
    shop.leave()
    ready, idle = (Summary.of(figures) for figures in zip(*pairs))
    past = f"{present:,} archived files"
    yield Row(10, f"daemon idle for {idle_for} s, {past}", percent(idle), "–", "–",
              "≤ 1 % of a core", idle.median <= 1, idle.median)
    yield Row(10, f"daemon from start to ready, {past}", seconds(ready), "–", "–", "< 1 s",
              ready.median < 1, ready.median)


CASES = {number: globals()[f"case_{number}"] for number in range(1, 11)}

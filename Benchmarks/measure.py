"""How a process is timed, a daemon watched and a result read. Standard library only."""

import os
import re
import resource
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass

# The clock of the exchange stands still, so that a run can be repeated; nothing waits to settle.
CLOCK = {"MASAR_NOW": "2026-01-05T08:00:00Z", "MASAR_SETTLE": "0", "MASAR_LOG_LEVEL": "error",
         "MASAR_DAILY_AT": "off", "MASAR_HOURLY_AT": "off"}
TICKS = os.sysconf("SC_CLK_TCK")


class CannotRun(Exception):
    """A case cannot be measured here; its line of the table says why."""


class Disagreement(Exception):
    """The work was not done as it must be: no figure of it counts, and the benchmark stops."""


@dataclass
class Sample:
    """One run: seconds by the clock, seconds of processors, peak memory in MB."""

    wall: float
    cpu: float = 0.0
    peak: float = 0.0


@dataclass
class Summary:
    """Several figures: their median, the least and the greatest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, figures):
        return cls(statistics.median(figures), min(figures), max(figures))


def walls(samples):
    return Summary.of([sample.wall for sample in samples])


def environment(**others):
    """Ours without any setting of Masar's, and the fixed clock."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("MASAR_")}
    return {**ours, **CLOCK, **others}


def run(command):
    """Runs a command to its end and asks the kernel what it took."""
    command = [str(part) for part in command]
    with tempfile.TemporaryFile() as said:
        started = time.monotonic()
        child = subprocess.Popen(
            command, env=environment(), stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            said.seek(0)
            raise CannotRun(f"{os.path.basename(command[0])} ended with {child.returncode}"
                            + reason(said.read().decode("utf-8", "replace")))
    return Sample(wall, usage.ru_utime + usage.ru_stime, peak_of(usage))


def reason(said):
    """What a program said of its failure: its first error, else its last line."""
    lines = [line for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return f": {(errors or lines[-1:])[0].strip()[:200]}" if lines else ""


def peak_of(usage):
    """Peak memory of an ended child, in MB.

    The kernel counts the moment before the child ran its own program too, when it still was this
    process; so a figure that is not above our own would be ours.
    """
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return usage.ru_maxrss / 1024 if usage.ru_maxrss > own else 0.0


def alternate(runs, *sides):
    """Runs every side so often, by turns, each round in the other direction: drift hits all.

    A side is a function that gives a sample; returns a list of samples for each.
    """
    samples = [[] for _ in sides]
    order = list(range(len(sides)))
    for _ in range(runs):
        for index in order:
            samples[index].append(sides[index]())
        order.reverse()
    return samples


def attributes(path):
    """The attributes of a RES: its verdict, and its counts by name."""
    with open(path, encoding="utf-8") as text:
        head = text.read(4096)
    return dict(re.findall(r'([a-z0-9]+)="([^"]*)"', head.split("<cause")[0]))


def responses(home, suffix):
    """Paths of every response with a suffix, in all outboxes."""
    outbox = os.path.join(home, "outbox")
    for party in sorted(os.listdir(outbox)):
        for name in sorted(os.listdir(os.path.join(outbox, party))):
            if name.endswith(suffix):
                yield os.path.join(outbox, party, name)


def wait_for(is_there, seconds, pause=0.002):
    """Seconds until `is_there()`, or None where it never is."""
    started = time.monotonic()
    while not is_there():
        if time.monotonic() - started > seconds:
            return None
        time.sleep(pause)
    return time.monotonic() - started


class Daemon:
    """`masar run` beside us: started, watched, and ended by its signal."""

    def __init__(self, masar, home):
        self.started = time.monotonic()
        self.child = subprocess.Popen(
            [masar, "run", "--home", home], env=environment(MASAR_LOG_LEVEL="notice"),
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.ready_after = None
        self.ready = threading.Event()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.child.stderr:
            if "watching" in line and not self.ready.is_set():
                self.ready_after = time.monotonic() - self.started
                self.ready.set()

    def wait_until_ready(self, seconds=120):
        """Seconds from its start until it watches the inboxes."""
        if not self.ready.wait(seconds):
            raise CannotRun(f"the daemon was not ready within {seconds} s")
        return self.ready_after

    def cpu(self):
        """Seconds of processors so far."""
        with open(f"/proc/{self.child.pid}/stat", encoding="ascii") as text:
            fields = text.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.send_signal(signal.SIGTERM)
        try:
            self.child.wait(60)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()

"""How the peers are made ready, run and checked: each gets a fresh database every time."""

import os
import shutil
import subprocess
import sys

from homes import HERE
from measure import CannotRun, run

from peers.postgres_copy import Server

PEERS = os.path.join(HERE, "peers")
PACKAGES = ["duckdb", "lxml"]


def python_of_peers(workshop, package):
    """A Python that has a package: a virtual environment in the scratch folder, made once."""
    folder = os.path.join(workshop.root, "venv")
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        quietly([sys.executable, "-m", "venv", folder], "no virtual environment can be made")
    if not has(python, package):
        quietly([python, "-m", "pip", "install", "--quiet", *PACKAGES],
                f"{package} could not be installed")
    return python


def has(python, package):
    return subprocess.run([python, "-c", f"import {package}"], stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def quietly(command, otherwise):
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                          check=False)
    if done.returncode != 0:
        said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise CannotRun(f"{otherwise}: {said[:160]}")


class Peer:
    """A peer with a database that it finds as it was before the list came."""

    name = ""

    def __init__(self, workshop, listed):
        self.listed = listed
        self.tables = os.path.join(listed.files, "peers")
        self.folder = os.path.join(workshop.root, "peer")
        self.out = os.path.join(self.folder, "out")
        self.is_proven = False
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.out)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self):
        """One timed run, its files and its database fresh and on the disk."""
        shutil.rmtree(self.out)
        os.makedirs(self.out)
        self.refresh()
        os.sync()
        sample = self.judge()
        self.listed.compare_peer(self.name, self.out)
        return sample


class ScriptPeer(Peer):
    """A peer that is one Python file with a database in a file."""

    def __init__(self, workshop, listed, script, package):
        super().__init__(workshop, listed)
        self.script = os.path.join(PEERS, script)
        self.python = python_of_peers(workshop, package)
        self.base, self.database = (os.path.join(self.folder, name) for name in ("base", "run"))
        run([self.python, self.script, "--prepare", self.tables, self.base])

    def refresh(self):
        shutil.copyfile(self.base, self.database)

    def judge(self):
        return run([self.python, self.script, self.listed.path, self.database, self.out])


class PythonScript(ScriptPeer):
    name = "the Python script"

    def __init__(self, workshop, listed):
        super().__init__(workshop, listed, "python_script.py",
                         "lxml" if listed.syntax == "xml" else "sqlite3")


class DuckDB(ScriptPeer):
    name = "DuckDB"

    def __init__(self, workshop, listed):
        super().__init__(workshop, listed, "duckdb_checks.py", "duckdb")


class Postgres(Peer):
    name = "PostgreSQL"

    def __init__(self, workshop, listed):
        super().__init__(workshop, listed)
        self.server = Server(os.path.join(workshop.root, "postgres"))

    def __enter__(self):
        self.server.__enter__()
        try:
            self.server.prepare(self.tables)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.server.__exit__()
        super().__exit__()

    def refresh(self):
        self.server.fresh()

    def judge(self):
        return self.server.judge(self.listed.path, self.out)

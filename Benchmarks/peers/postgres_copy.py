"""PostgreSQL: COPY into a temporary table, then the checks as SQL, in one transaction. CSV alone.

It does what python_script.py does, by the same rules (postgres_checks.sql): required fields,
formats, dates, the passport's last day, alphabets, codes, age, package, passport and reference
once in the file and never before, quota in the order of the list, the trailer's count; accepted
rows to a table with both unique keys in one durable transaction, rejected rows as CSV with
reasons, forwarded rows as CSV.

It does not: all that python_script.py does not do either, and it reads no XML. Its server was
started beforehand (a private cluster, on a socket, settings below) and is warm; what is timed is
psql from start to end. Seconds of processors and peak memory are psql's own, not the server's,
and are not shown.
"""

import os
import pwd
import shutil
import subprocess
import tempfile

from measure import CannotRun, run

HERE = os.path.dirname(os.path.abspath(__file__))
# A machine of two cores and some memory; what makes a commit durable stays as it comes: on.
SETTINGS = {
    "listen_addresses": "''", "shared_buffers": "512MB", "work_mem": "128MB",
    "maintenance_work_mem": "256MB", "temp_buffers": "256MB", "max_wal_size": "4GB",
    "max_worker_processes": "2", "max_parallel_workers": "2",
    "max_parallel_workers_per_gather": "1", "wal_compression": "on",
}


def program(name):
    """A program of the server: in the path, or where Debian puts it."""
    found = shutil.which(name)
    versions = "/usr/lib/postgresql"
    if not found and os.path.isdir(versions):
        for version in sorted(os.listdir(versions), reverse=True):
            found = found or shutil.which(name, path=os.path.join(versions, version, "bin"))
    if not found:
        raise CannotRun(f"no {name}: install postgresql to see this row")
    return found


def plain_user():
    """Somebody who is not root: the server refuses to run as root."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise CannotRun("PostgreSQL refuses to run as root, and there is no other user")


class Server:
    """A private cluster in a folder, on a socket; stopped and removed at the end."""

    def __init__(self, folder):
        self.folder = folder
        self.initdb, self.pg_ctl, self.psql = map(program, ("initdb", "pg_ctl", "psql"))
        self.user = plain_user() if os.geteuid() == 0 else None
        # A socket's path must be short.
        self.socket = tempfile.mkdtemp(prefix="bench-pg-")

    def __enter__(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder, mode=0o700)
        data = os.path.join(self.folder, "data")
        if self.user:
            for path in (self.folder, self.socket):
                os.chown(path, self.user.pw_uid, self.user.pw_gid)
        try:
            self._as_user(self.initdb, "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8",
                          "--no-locale")
            with open(os.path.join(data, "postgresql.conf"), "a", encoding="ascii") as settings:
                settings.writelines(f"{name} = {value}\n" for name, value in SETTINGS.items())
            self._as_user(self.pg_ctl, "-D", data, "-w", "-l", os.path.join(self.folder, "log"),
                          "-o", f"-k {self.socket}", "start")
        except CannotRun:
            self._remove()
            raise
        return self

    def __exit__(self, *_):
        try:
            self._as_user(self.pg_ctl, "-D", os.path.join(self.folder, "data"), "-m", "fast",
                          "-w", "stop")
        finally:
            self._remove()

    def _remove(self):
        shutil.rmtree(self.socket, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _as_user(self, *command):
        """Runs a command as the plain user, in a folder that it may stand in."""
        name = os.path.basename(command[0])
        if self.user:
            command = ("runuser", "-u", self.user.pw_name, "--", *command)
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              text=True, cwd="/", check=False)
        if done.returncode != 0:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise CannotRun(f"{name}: {last}")

    def client(self, database, *arguments):
        """The command that runs psql on a database."""
        return [self.psql, "-X", "-q", "-h", self.socket, "-U", "bench", "-d", database, *arguments]

    def prepare(self, tables):
        """A database `base` with what is known beforehand."""
        self.statement("CREATE DATABASE base TEMPLATE template0 ENCODING 'UTF8'")
        script = self._script("postgres_tables.sql", tables=tables)
        run(self.client("base", "-f", script))

    def fresh(self):
        """A database `run`, as `base` is; everything on the disk."""
        self.statement("DROP DATABASE IF EXISTS run")
        self.statement("CREATE DATABASE run TEMPLATE base")
        self.statement("CHECKPOINT")

    def statement(self, text):
        run(self.client("postgres", "-c", text))

    def judge(self, path, out):
        """One timed run of the checks over a list."""
        script = self._script("postgres_checks.sql", list=path, **{
            name: os.path.join(out, f"{name}.csv") for name in ("rejected", "forwarded", "result")})
        sample = run(self.client("run", "-f", script))
        sample.cpu = sample.peak = 0.0
        return sample

    def _script(self, name, **places):
        with open(os.path.join(HERE, name), encoding="utf-8") as text:
            script = text.read()
        for place, value in places.items():
            script = script.replace(f"{{{place}}}", value)
        path = os.path.join(self.socket, name)
        with open(path, "w", encoding="utf-8") as filled:
            filled.write(script)
        return path

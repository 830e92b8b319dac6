"""Prepared homes and files: made once, kept in the scratch folder, copied fresh for each run.

What is kept is named after everything that it follows from: the arguments, the generator, and for
a home the program that made it. A new program makes its homes anew.
"""

import hashlib
import os
import shutil
import subprocess

from measure import CannotRun, Disagreement, attributes, responses, run

HERE = os.path.dirname(os.path.abspath(__file__))
GENERATOR = ["countries.py", "names.py", "people.py", "world.py", "generate.py", "homes.py",
             "lists.py", "onelist.py"]
KEY_SEED = "00" * 32


def digest(paths):
    """Eight characters that change with the content of the files."""
    total = hashlib.sha256()
    for path in paths:
        with open(path, "rb") as content:
            total.update(hashlib.file_digest(content, "sha256").digest())
    return total.hexdigest()[:8]


class Workshop:
    """The program, and a scratch folder with what is made for it."""

    def __init__(self, masar, root):
        self.masar = os.path.abspath(masar)
        self.root = os.path.abspath(root)
        self.generator = digest([os.path.join(HERE, name) for name in GENERATOR])
        self.program = digest([self.masar])
        os.makedirs(self.root, exist_ok=True)

    def files(self, key, make):
        """A folder of generated files that `make(folder)` fills, unless it is there."""
        return self._kept("files", key, self.generator, make)

    def home(self, key, make):
        """A home that `make(folder)` lays out, unless this program has made it before."""
        return self._kept("homes", key, f"{self.generator}-{self.program}", make)

    def _kept(self, kind, key, version, make):
        parent = os.path.join(self.root, kind)
        folder = os.path.join(parent, f"{key}.{version}")
        os.makedirs(parent, exist_ok=True)
        for name in os.listdir(parent):
            if name.split(".")[0] == key and name != os.path.basename(folder):
                shutil.rmtree(os.path.join(parent, name))
        if not os.path.exists(folder):
            unfinished = f"{folder}.part"
            make(unfinished)
            os.rename(unfinished, folder)
        return folder

    def new_home(self, folder):
        """An empty home with a known key."""
        os.makedirs(folder)
        run([self.masar, "init", "--home", folder, "--season", "1447", "--key-seed", KEY_SEED])

    def handle(self, folder):
        """Lets the program handle all that waits in a home."""
        return run([self.masar, "run", "--home", folder, "--once"])

    def season(self, folder, *inboxes, verdicts=("ACCEPTED",)):
        """A new home that has handled each of the inboxes, one after the other, and how."""
        self.new_home(folder)
        for inbox in inboxes:
            copy_into(inbox, os.path.join(folder, "inbox"))
            self.handle(folder)
        for path in responses(folder, ".RES.xml"):
            verdict = attributes(path).get("verdict")
            if verdict not in verdicts:
                raise Disagreement(f"preparing a home: {os.path.basename(path)} is {verdict}")

    def fresh(self, home, *inboxes, name="run"):
        """A copy of a home with files waiting in its inboxes, all of it on the disk."""
        copy = os.path.join(self.root, name)
        shutil.rmtree(copy, ignore_errors=True)
        os.makedirs(copy)
        for entry in os.listdir(home):
            # What is in the archive and the outboxes is never written again: links are enough.
            how = "-al" if entry in ("archive", "outbox") else "-a"
            subprocess.run(["cp", how, "--reflink=auto", os.path.join(home, entry), copy],
                           check=True)
        for inbox in inboxes:
            copy_into(inbox, os.path.join(copy, "inbox"))
        os.sync()
        return copy

    def leave(self, name="run"):
        """Removes a copy, and those whose names go on with a number."""
        for entry in os.listdir(self.root):
            if entry == name or entry.startswith(name) and entry[len(name):].isdigit():
                shutil.rmtree(os.path.join(self.root, entry), ignore_errors=True)


def copy_into(source, target):
    """Copies all that is in a folder into another."""
    os.makedirs(target, exist_ok=True)
    done = subprocess.run(["cp", "-a", "--reflink=auto", f"{source}/.", target], check=False)
    if done.returncode != 0:
        raise CannotRun(f"{os.path.basename(source)} could not be copied")

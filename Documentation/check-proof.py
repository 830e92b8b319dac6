#!/usr/bin/env python3
"""Checks that a file is in the log: check-proof.py FILE FILE.tlog-proof [LIST]"""
import base64, hashlib, os, sys

sha = lambda data: hashlib.sha256(data).digest()
path, proof = sys.argv[1], open(sys.argv[2], encoding="utf-8").read()
head, note = proof.split("\n\n", 1)
lines = head.split("\n")
entry = base64.b64decode(lines[1].split(" ")[1])
index, hashes = int(lines[2].split(" ")[1]), [base64.b64decode(line) for line in lines[3:]]
origin, size, root = note.split("\n")[:3]

# The entry names the file by SHA-256(name, 0, SHA-256(content)); a result without two lines.
content, name = open(path, "rb").read(), os.path.basename(path).encode()
bare = b"".join(line for line in content.splitlines(True)
                if not line.startswith((b"  <log ", b"  <signature ")))
digest = lambda data: hashlib.sha256(name + b"\0" + sha(data)).hexdigest()
extra = open(sys.argv[3], "rb").read() if len(sys.argv) > 3 else b""
listed = extra if hashlib.sha256(extra).hexdigest().encode() in entry else b""
named = [line for line in (entry + listed).decode().splitlines()
         if digest(bare if line.startswith("result ") else content) in line.split(" ")]

# RFC 9162, 2.1.3.2: from the entry up to the root.
node, last, result = index, int(size) - 1, sha(b"\0" + entry)
for sibling in hashes:
    if node & 1 or node == last:
        result = sha(b"\1" + sibling + result)
        while node and not node & 1:
            node, last = node >> 1, last >> 1
    else:
        result = sha(b"\1" + result + sibling)
    node, last = node >> 1, last >> 1
sound = named and last == 0 and 0 <= index < int(size) and result == base64.b64decode(root)
print(f"{'proved' if sound else 'NOT PROVED'}: entry {index} of {size} in {origin}\n{note}")
print("\n".join(named) or "the entry does not name this file")
sys.exit(0 if sound else 1)

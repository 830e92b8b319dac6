#!/usr/bin/env python3
"""Checks that a file is in the log: check-proof.py FILE FILE.tlog-proof [LIST]"""
import base64, hashlib, os, re, sys
sha = lambda data: hashlib.sha256(data).digest()
read = lambda path: open(path, "rb").read()
head, note = read(sys.argv[2]).decode().split("\n\n", 1)
_, entry, index, *hashes = head.split("\n")
entry, index = base64.b64decode(entry.split(" ")[1]), int(index.split(" ")[1])
origin, size, root = note.split("\n")[:3]

# The entry names the file by SHA-256(name, 0, SHA-256(content)); a result without two lines.
name, content = os.path.basename(sys.argv[1]).encode(), read(sys.argv[1])
bare = re.sub(rb"(?m)^  <(log|signature) .*\n", b"", content)
whole, bare = (sha(name + b"\0" + sha(data)).hex() for data in (content, bare))
extra = b"".join(map(read, sys.argv[3:]))
text = (entry + extra if sha(extra).hex().encode() in entry else entry).decode()
named = [line for line in text.splitlines() if (bare if line[:7] == "result " else whole) in line.split(" ")]

# RFC 9162, 2.1.3.2: from the entry up to the root.
node, last, result = index, int(size) - 1, sha(b"\0" + entry)
for sibling in map(base64.b64decode, hashes):
    right = node & 1 or node == last
    result = sha(b"\1" + (sibling + result if right else result + sibling))
    while right and node and not node & 1:
        node, last = node >> 1, last >> 1
    node, last = node >> 1, last >> 1
sound = named and last == 0 and 0 <= index < int(size) and result == base64.b64decode(root)
print(f"{'proved' if sound else 'NOT PROVED'}: entry {index} of {size} in {origin}\n{note}")
print("\n".join(named) or "the entry does not name this file")
sys.exit(0 if sound else 1)

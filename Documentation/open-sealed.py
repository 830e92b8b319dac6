#!/usr/bin/env python3
"""Opens a sealed file of an archive: open-sealed.py ARCHIVE PATH KEY > FILE

ARCHIVE is the folder, PATH the file's path in it, KEY the season's key file. The path is part of the
seal: a file that was put elsewhere does not open. Needs the package cryptography.
"""
import hashlib, hmac, os, sys
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC, CHUNK, TAG = b"masar sealed 1\n", 65536, 16


def derive(key, salt, info):
    return HKDF(hashes.SHA256(), 32, salt, info).derive(key)


def open_sealed(sealed, path, key):
    """The content of a sealed file, piece by piece; raises where it is not what was sealed."""
    header = sealed.read(60)
    season, key_id, salt = header[15:19], header[20:28], header[28:]
    assert header.startswith(MAGIC) and len(header) == 60, "not a sealed file"
    assert key_id == derive(key, None, b"masar season key")[:8], f"season {season.decode()}: another key"
    cipher, digest, number = AESGCM(derive(key, salt, b"masar archive file 1")), hashlib.sha256(), 0
    chunk = sealed.read(CHUNK + TAG)
    while True:
        following = sealed.read(CHUNK + TAG)
        last = not following
        assert len(chunk) > TAG or number == 0, "cut off"
        nonce = number.to_bytes(11, "big") + bytes([last])
        content = cipher.decrypt(nonce, chunk, header)  # raises InvalidTag
        digest.update(content)
        yield content
        if last:
            break
        chunk, number = following, number + 1
    proof = hmac.new(key, path.encode() + b"\0" + digest.digest(), hashlib.sha256).digest()
    assert proof == salt, "another place, or another content"


if __name__ == "__main__":
    archive, path, key = sys.argv[1], sys.argv[2].removesuffix(".sealed"), open(sys.argv[3], "rb").read()
    with open(os.path.join(archive, path + ".sealed"), "rb") as file:
        for piece in open_sealed(file, path, key):
            sys.stdout.buffer.write(piece)

"""One session of paramiko: the steps of standard input, a line each, words between tabs.

    paramiko_client.py PORT ACCOUNT KEY BYTES_A_SECOND < steps

KEY is a file, or "password:..." to try one. A step that is refused says so in a line and the next one
is tried. Ends with 0 if every step was done.
"""

import os
import socket
import sys
import time

import paramiko

PORT, ACCOUNT, KEY, RATE = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
BLOCK = 4096


def transport():
    line = paramiko.Transport(socket.create_connection(("127.0.0.1", PORT), 10))
    line.start_client(timeout=10)
    if KEY.startswith("password:"):
        line.auth_password(ACCOUNT, KEY.removeprefix("password:"))
    else:
        line.auth_publickey(ACCOUNT, paramiko.Ed25519Key.from_private_key_file(KEY))
    return line


def write(remote, content):
    for start in range(0, len(content), BLOCK):
        remote.write(content[start : start + BLOCK])
        if RATE:
            time.sleep(BLOCK / RATE)


def put(sftp, here, there):
    with open(here, "rb") as local, sftp.open(there, "wb") as remote:
        write(remote, local.read())


def resume(sftp, here, there):
    with open(here, "rb") as local, sftp.open(there, "ab") as remote:
        local.seek(sftp.stat(there).st_size)
        write(remote, local.read())


def keep(sftp, here, there):
    put(sftp, here, there)
    status = os.stat(here)
    sftp.utime(there, (status.st_atime, status.st_mtime))
    sftp.chmod(there, status.st_mode & 0o777)


def hardlink(sftp, old, new):
    words = ("hardlink@openssh.com", sftp._adjust_cwd(old), sftp._adjust_cwd(new))
    sftp._request(paramiko.sftp.CMD_EXTENDED, *words)


FILES = {
    "put": put,
    "resume": resume,
    "keep": keep,
    "hardlink": hardlink,
    "get": lambda sftp, there, here: sftp.get(there, here),
    "list": lambda sftp, path: print("\n".join(sftp.listdir(path))),
    "rename": lambda sftp, old, new: sftp.rename(old, new),
    "replace": lambda sftp, old, new: sftp.posix_rename(old, new),
    "remove": lambda sftp, path: sftp.remove(path),
    "symlink": lambda sftp, old, new: sftp.symlink(old, new),
    "mkdir": lambda sftp, path: sftp.mkdir(path),
    "rmdir": lambda sftp, path: sftp.rmdir(path),
    "chmod": lambda sftp, mode, path: sftp.chmod(path, int(mode, 8)),
}


def execute(line, command):
    channel = line.open_session(timeout=10)
    channel.exec_command(command)
    channel.shutdown_write()
    said = channel.makefile("rb").read().decode(errors="replace")
    print(said)
    # A forced command answers the request; what was asked for must not have run.
    if "uid=" not in said:
        raise paramiko.SSHException("the command did not run")


def shell(line):
    channel = line.open_session(timeout=10)
    channel.get_pty()


def demand(answer):
    if answer is None:
        raise paramiko.SSHException("the request was denied")


SESSION = {
    "exec": execute,
    "pty": shell,
    "forward": lambda line, port: line.open_channel(
        "direct-tcpip", ("127.0.0.1", int(port)), ("127.0.0.1", 1), timeout=10
    ),
    "listen": lambda line, port: line.request_port_forward("127.0.0.1", int(port)),
    "listen-local": lambda line, path: demand(
        line.global_request("streamlocal-forward@openssh.com", (path,), wait=True)
    ),
    "login": lambda line: None,
}


TROUBLE = (OSError, EOFError, paramiko.SSHException)


def refuse(error):
    print(f"refused: {error}", file=sys.stderr)
    return 1


def follow(line):
    sftp = None
    code = 0
    for step in sys.stdin.read().splitlines():
        name, *words = step.split("\t")
        try:
            if name in SESSION:
                SESSION[name](line, *words)
                continue
            sftp = sftp or paramiko.SFTPClient.from_transport(line)
            FILES[name](sftp, *words)
        except TROUBLE as error:
            code = refuse(error)
    return code


def main():
    try:
        line = transport()
    except TROUBLE as error:
        return refuse(error)
    code = follow(line)
    line.close()
    return code


sys.exit(main())

"""Samba's own server on loopback, with a share and a user of its own, for the length of a test run.

None found, or not root, which smbd must be to take on its users: the test is skipped with that reason, or fails where
$CI is set (Debian: apt install samba).
"""

import getpass
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest

from sshd_servers import free_port

PASSWORD = "let-me-in"
_READY_S = 20.0
_CONFIG = """
[global]
smb ports = {port}
interfaces = lo
bind interfaces only = yes
disable netbios = yes
load printers = no
printcap name = /dev/null
server role = standalone
passdb backend = tdbsam:{own}/passdb.tdb
private dir = {own}
state directory = {own}
cache directory = {own}
lock directory = {own}
pid directory = {own}
ncalrpc dir = {own}/ncalrpc
log file = {own}/log
map to guest = never
server min protocol = {oldest}
server max protocol = {newest}
unix extensions = no
{more}

[jobs]
path = {root}
read only = no
"""


@dataclass(frozen=True)
class Samba:
    """A running server: its port, its share, whose folder that is, and who may use it."""

    port: int
    root: Path
    user: str
    password_file: Path
    share: str = "jobs"


def smbd_path() -> str:
    """Return where smbd is; skip, or fail under CI, where there is none."""
    found = shutil.which("smbd") or next(
        (each for each in ("/usr/sbin/smbd",) if os.access(each, os.X_OK)), ""
    )
    if not found or os.geteuid() != 0:
        why = "smbd runs as root only" if found else "no smbd: apt install samba"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    return found


@contextmanager
def running_samba(
    folder: Path, *, more: str = "", oldest: str = "SMB3", newest: str = "SMB3", port: int = 0
) -> Iterator[Samba]:
    """Run a server that shares `<folder>/jobs`; what it keeps lies in `<folder>/samba`."""
    smbd, user = smbd_path(), getpass.getuser()
    own, root = folder / "samba", folder / "jobs"
    for each in (own, root):
        each.mkdir(exist_ok=True)
    port = port or free_port()
    config = own / "smb.conf"
    config.write_text(_CONFIG.format(port=port, own=own, root=root, oldest=oldest, newest=newest, more=more))
    secret = own / "password"
    secret.write_text(f"{PASSWORD}\n")
    subprocess.run(
        ["smbpasswd", "-c", str(config), "-L", "-s", "-a", user],
        input=f"{PASSWORD}\n{PASSWORD}\n",
        text=True,
        check=True,
        capture_output=True,
    )
    with subprocess.Popen(
        [smbd, "--foreground", "--no-process-group", "-s", str(config)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _wait_for(port, process)
            yield Samba(port, root, user, secret)
        finally:
            process.terminate()


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = monotonic() + _READY_S
    while monotonic() < until and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
    raise AssertionError("smbd did not begin to listen")

"""OpenSSH's own server on loopback, with keys of its own, for the length of a test run.

None found: the test is skipped with that reason, or fails where $CI is set (Debian: apt install openssh-server).
"""

import getpass
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_CONFIG = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
{more}
"""


@dataclass(frozen=True)
class Sshd:
    """A running server: its port, the fingerprint of its key, and the key that lets one in."""

    port: int
    fingerprint: str
    key_file: Path
    user: str


def sshd_path() -> str:
    """Return where sshd is; skip, or fail under CI, where there is none."""
    found = shutil.which("sshd") or next(
        (each for each in ("/usr/sbin/sshd",) if os.access(each, os.X_OK)), ""
    )
    if not found:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no sshd: apt install openssh-server")
    return found


@contextmanager
def running_sshd(folder: Path, more: str = "", port: int = 0) -> Iterator[Sshd]:
    """Run a server with its keys in a folder; keys that are there already are kept."""
    sshd = sshd_path()
    for name in ("host_key", "client_key"):
        if not (folder / name).exists():
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True
            )
    shutil.copy(folder / "client_key.pub", folder / "authorized_keys")
    port = port or free_port()
    config = folder / "sshd_config"
    config.write_text(_CONFIG.format(port=port, folder=folder, more=more))
    Path("/run/sshd").mkdir(exist_ok=True) if os.geteuid() == 0 else None
    with subprocess.Popen(
        [sshd, "-D", "-e", "-f", str(config)], stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            assert process.stderr is not None
            while line := process.stderr.readline():
                if b"Server listening" in line:
                    break
            yield Sshd(port, _fingerprint(folder / "host_key.pub"), folder / "client_key", getpass.getuser())
        finally:
            process.terminate()


def _fingerprint(public: Path) -> str:
    told = subprocess.run(["ssh-keygen", "-lf", str(public)], check=True, capture_output=True, text=True)
    return told.stdout.split()[1]


def free_port() -> int:
    """Return a port of loopback that nobody uses now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])

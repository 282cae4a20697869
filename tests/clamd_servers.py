"""Scanners for tests: Debian's clamd with one signature of our own, and a server that answers as a test wants."""

import hashlib
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from gateway.domain.errors import ScannerUnavailableError
from gateway.malware.clamd import Clamd
from postgres import REQUIRED, die_with_parent

EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode()
"""The file that every scanner knows and that does nothing; in two halves, so that none finds it in this project."""

NAME = "Eicar-Test-Signature"

Talk = Callable[[socket.socket], None]


@contextmanager
def clamd(*more: str, known: bytes = EICAR) -> Iterator[str]:
    """Run clamd with a signature of one file alone for the length of the block; yields its address."""
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
    if program is None:
        (pytest.fail if REQUIRED else pytest.skip)("clamd is not installed: apt-get install clamav-daemon")
    folder = Path(tempfile.mkdtemp(prefix="gateway-clamd-"))
    settings = folder / "clamd.conf"
    (folder / "db").mkdir()
    line = f"{hashlib.md5(known, usedforsecurity=False).hexdigest()}:{len(known)}:{NAME}\n"
    (folder / "db" / "own.hdb").write_text(line)
    lines = ("Foreground yes", f"LocalSocket {folder}/clamd.ctl", f"DatabaseDirectory {folder}/db",
             f"TemporaryDirectory {folder}", "MaxThreads 2", *more)  # fmt: skip
    settings.write_text("\n".join(lines) + "\n")
    process = subprocess.Popen(
        [program, "--config-file", str(settings)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,  # noqa: PLW1509 (one call, no thread)
    )
    try:
        address = f"unix:{folder}/clamd.ctl"
        _wait(process, address)
        yield address
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder)


def _wait(process: "subprocess.Popen[bytes]", address: str) -> None:
    end, pause = time.monotonic() + 60, threading.Event()
    while time.monotonic() < end:
        assert process.poll() is None, "clamd ended at once"
        with suppress(ScannerUnavailableError):
            Clamd(address, 5.0, 1).version()
            return
        pause.wait(0.05)
    raise AssertionError("clamd never answered")


@contextmanager
def scripted(talk: Talk) -> Iterator[str]:
    """Run a server on loopback that holds each conversation as `talk` says; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        worker = threading.Thread(target=_serve, args=(listening, talk), daemon=True)
        worker.start()
        yield f"tcp:127.0.0.1:{listening.getsockname()[1]}"
        listening.shutdown(socket.SHUT_RDWR)
        worker.join(timeout=10)


def _serve(listening: socket.socket, talk: Talk) -> None:
    while True:
        try:
            wire, _ = listening.accept()
        except OSError:
            return  # the test is over
        with wire, suppress(OSError):  # the client may have gone first
            talk(wire)


def pieces(wire: socket.socket) -> Iterator[bytes]:
    """Take a file as clamd does, piece by piece."""
    with wire.makefile("rb") as stream:
        assert stream.read(10) == b"zINSTREAM\0"
        while length := int.from_bytes(stream.read(4), "big"):
            yield stream.read(length)


def heard(wire: socket.socket) -> bytes:
    """Take a file as clamd does, and return its bytes."""
    return b"".join(pieces(wire))

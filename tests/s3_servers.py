"""S3 services of our own for a test run, on loopback and free ports: moto for semantics, s3rver for large files."""

import http.client
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from postgres import REQUIRED, die_with_parent, free_port

S3RVER = "s3rver@3.7.1"
KEYS = ("S3RVER", "S3RVER")
"""What s3rver takes; moto takes anything."""


@contextmanager
def moto() -> Iterator[str]:
    """Run moto's server for the length of the block; yields its address. It keeps all in memory."""
    port = free_port()
    with _running([sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], port) as address:
        yield address


@contextmanager
def s3rver() -> Iterator[str]:
    """Run s3rver for the length of the block; yields its address. It keeps all on disk."""
    port, folder = free_port(), Path(tempfile.mkdtemp(prefix="gateway-s3-"))
    program = _installed()
    command = ["node", str(program), "-d", str(folder), "-a", "127.0.0.1", "-p", str(port), "-s"]
    try:
        with _running(command, port) as address:
            yield address
    finally:
        shutil.rmtree(folder)


def _installed() -> Path:
    """Install s3rver into a cache folder outside the project, once; skips where that cannot be done."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jdf-gateway-tests" / S3RVER
    program = cache / "node_modules" / "s3rver" / "bin" / "s3rver.js"
    if not program.exists():
        cache.mkdir(parents=True, exist_ok=True)
        words = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(cache), S3RVER]
        problem = "npm is not installed"
        if shutil.which("npm"):
            ended = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
            problem = (ended.stderr or ended.stdout)[-500:]
        if not program.exists():
            (pytest.fail if REQUIRED else pytest.skip)(f"{S3RVER} cannot be installed: {problem}")
    return program


@contextmanager
def _running(command: list[str], port: int) -> Iterator[str]:
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=die_with_parent,  # noqa: PLW1509 (one call, no thread)
    )
    try:
        _wait(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    end, pause = time.monotonic() + 60, threading.Event()
    while time.monotonic() < end:
        assert process.poll() is None, f"{process.args} ended at once"
        with suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse()
            return
        pause.wait(0.05)
    raise AssertionError(f"{process.args} never answered")


def make_bucket(address: str, name: str) -> None:
    """Make a bucket; neither server asks who does it."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=10)
    connection.request("PUT", f"/{name}")
    assert connection.getresponse().status == http.client.OK

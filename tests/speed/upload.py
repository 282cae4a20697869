"""How fast a file is received by tus, beside a plain copy of it with SHA-256 and fsync, and what it costs in memory."""

import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gateway_process import CUSTOMER, GatewayProcess, a_gateway, write_shop
from speed import plain_client, tus_client
from speed.bare_receiver import NAME as BARE
from speed.bare_receiver import bare_receiver
from speed.figure import Figure, Goal, Measured, median
from speed.machine import cost_of

_PEER = "copy with SHA-256 and fsync"
_RATIO, _MEMORY = Goal(0.8, "x", at_least=True), Goal(150.0, "MB")
_BLOCK = 1 << 20
_BROWSER_CHUNK = 8 << 20
_GB = 1 << 30


def measure(*, quick: bool) -> Measured:
    """Send a file of 1 GB in one request and as a browser does, then one of 4 GB; copies take turns with uploads."""
    rounds: list[str] = []
    size, times, large = (_GB // 4, 1, _GB) if quick else (_GB, 3, 4 * _GB)
    with tempfile.TemporaryDirectory(prefix="speed-") as name:
        folder = Path(name)
        with a_gateway(_shop(folder)) as gateway, bare_receiver(folder / "bare") as bare:
            source = _random(folder / "source", size)
            copies, received, whole, chunked = [], [], [], []
            for _ in range(times):
                copies.append(_copy(source, folder / "copy"))
                received.append(_send_bare(bare, source))
                whole.append(_upload(gateway, source, size))
                chunked.append(_upload(gateway, source, _BROWSER_CHUNK))
                rounds.append(_round(copies[-1], received[-1], whole[-1], chunked[-1]))
            source.unlink()
            source = _random(folder / "source", large)
            with _peak_memory(gateway) as peak:
                rate = _upload(gateway, source, large)
            copied = _copy(source, folder / "copy")
    pieces, peer = f"{large / _GB:.0f} GB", median(copies)
    return Measured(
        (
            Figure("upload: one request", median(whole), "MB/s", _PEER, peer, (_RATIO,)),
            Figure("upload: pieces of 8 MB", median(chunked), "MB/s", _PEER, peer, (_RATIO,)),
            Figure("upload: one request, beside HTTP", median(whole), "MB/s", BARE, median(received)),
            Figure(f"upload: {pieces}", rate, "MB/s", _PEER, copied, (_RATIO,)),
            Figure(
                f"upload: memory at {pieces}", max(peak), "MB", "the same gateway before", peak[0], (_MEMORY,)
            ),
        ),
        (
            f"{size / _GB:g} GB {times} times, client in a process of its own on the same machine.",
            "The gateway also makes an MD5, keeps the offset safe every 64 MB and does its other work.",
            "The copy reads from no socket and has no client to share the machine with; the bare receiver has both.",
            *rounds,
        ),
    )


def _round(copied: float, received: float, whole: float, chunked: float) -> str:
    said = (
        f"copy {copied:.0f}, bare receiver {received:.0f}, one request {whole:.0f}, pieces {chunked:.0f} MB/s"
    )
    return f"One turn: {said} at a load of {os.getloadavg()[0]:.1f}."


def _send_bare(url: str, source: Path) -> float:
    """Send the file to the bare receiver from another process; return MB/s until it is flushed."""
    command = [sys.executable, plain_client.__file__, url, str(source)]
    taken = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return source.stat().st_size / float(taken) / 1e6


def _shop(folder: Path) -> Path:
    shop = write_shop(folder / "shop")
    settings = shop / "shop.toml"
    settings.write_text(settings.read_text().replace("[web]", "[web]\nmax_file_mb = 8192"))
    return shop


def _random(path: Path, size: int) -> Path:
    """Write a file that no disk can compress and no store can know already."""
    block = os.urandom(_BLOCK)
    with path.open("wb") as file:
        for number in range(size // _BLOCK):
            file.write(number.to_bytes(8, "big") + block[8:])
        file.flush()
        os.fsync(file.fileno())
    return path


def _copy(source: Path, target: Path) -> float:
    """Copy as a plain program would; return MB/s."""
    begun, digest = time.perf_counter(), hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as write:
        while block := read.read(_BLOCK):
            digest.update(block)
            write.write(block)
        write.flush()
        os.fsync(write.fileno())
    taken = time.perf_counter() - begun
    target.unlink()
    return source.stat().st_size / taken / 1e6


def _upload(gateway: GatewayProcess, source: Path, piece: int) -> float:
    """Send the file from another process; return MB/s until the gateway has said that it is kept."""
    with source.open("r+b") as file:
        file.write(os.urandom(16))
    size = source.stat().st_size
    command = [sys.executable, tus_client.__file__, gateway.url, str(source), str(piece), CUSTOMER]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    kept = gateway.shop / "data" / "blobs" / "cas" / said[1][:2] / said[1]
    assert kept.stat().st_size == size, "the file that was kept is not the one that was sent"
    kept.unlink()
    return size / float(said[0]) / 1e6


@contextmanager
def _peak_memory(gateway: GatewayProcess) -> Iterator[list[float]]:
    """Look at the gateway's own memory all the time; the first value is the one before."""
    assert gateway.process is not None
    pid, end = gateway.process.pid, threading.Event()
    seen = [cost_of(pid).rss_mb[0]]

    def look() -> None:
        while not end.wait(0.05):
            seen.append(cost_of(pid).rss_mb[0])

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield seen
    finally:
        end.set()
        watcher.join()

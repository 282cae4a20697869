"""What it takes to write and to read a MIME package with one large PDF, beside a plain copy of the file."""

import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from jdf.packages import Content, MimePackage, read_mime
from speed.figure import Figure, Goal, Measured

_MIB = 1 << 20
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 (a folder of random name is made in it)
_CHUNK = 256 * 1024
_BOUNDARY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
_PEER = "plain copy, same size of piece"


def measure(*, quick: bool) -> Measured:
    """Write and read a package by turns with a copy of its file, in memory where the system has such a folder."""
    size, rounds = (128 * _MIB, 3) if quick else (1024 * _MIB, 3)
    with tempfile.TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as folder:
        return _measured(Path(folder), size, rounds)


def _measured(folder: Path, size: int, rounds: int) -> Measured:
    file, package, copy = folder / "art.pdf", folder / "job.mjm", folder / "copy.pdf"
    block = os.urandom(_MIB)
    with file.open("wb") as target:
        target.writelines(block for _ in range(size // _MIB))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    turns = []
    for _ in range(rounds):
        written = _s(lambda: _write(file, package), package)
        turns.append((_s(lambda: _copy(file, copy), copy), written, _s(lambda: _read(package, copy), copy)))
    copied, written, read = (min(times) for times in zip(*turns, strict=True))
    more_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert copy.stat().st_size == size
    what, goals = f"package with a PDF of {size // _MIB} MB", (Goal(1.5, "x"),)
    return Measured(
        (
            Figure(f"{what}, written", written, "s", _PEER, copied, goals),
            Figure(f"{what}, read", read, "s", _PEER, copied, goals),
            Figure("the same, memory", more_mb, "MB", "one piece", _CHUNK / _MIB, (Goal(64.0, "MB"),)),
        ),
        ("Processor time, the kernel's included.",),
    )


def _copy(source: Path, target: Path) -> None:
    with source.open("rb", buffering=0) as file, target.open("wb", buffering=0) as copy:
        while piece := file.read(_CHUNK):
            copy.write(piece)


def _write(source: Path, target: Path) -> None:
    parts = (Content("ticket", b"<JDF/>", "ticket.jdf"), Content("art", source, "art.pdf"))
    with target.open("wb", buffering=0) as package:
        for piece in MimePackage(parts, _BOUNDARY).message():
            package.write(piece)


def _read(source: Path, target: Path) -> None:
    for part in read_mime(source):
        with target.open("wb", buffering=0) as file:
            for piece in part.chunks():
                file.write(piece)


def _s(do: Callable[[], object], made: Path) -> float:
    """Return the seconds that making a new file takes; taking away an older one is not counted."""
    made.unlink(missing_ok=True)
    started = time.process_time()
    do()
    return time.process_time() - started

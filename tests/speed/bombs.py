"""What files cost that are made to cost much: each is refused, or told for what it is, within a second and 200 MB."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bombs import BOMBS, Bomb
from preflight_builders import page, pdf
from speed.figure import Figure, Goal, Measured

_MOST_S, _MOST_MB = Goal(1.0, "s"), Goal(200.0, "MB")
_CHILD = """
import os, sys, tempfile
from preflight.reader import bound_library
from preflight.sandbox import server
from preflight.sandbox.child import run
from preflight.sandbox.protocol import FACTS_LIMITS, Errand, Request
for name in server._TEXTS:
    __import__("codecs").lookup(name)
bound_library()
server.read_facts(server.io.BytesIO(server._TINY_PDF), sha256="").to_json()
server.gc.collect()
server.gc.freeze()
for path in sys.argv[1:]:
    read, write = os.pipe()
    file = os.open(path, os.O_RDONLY)
    pid = os.fork()
    if pid == 0:
        os.close(read)
        run(Request(Errand.FACTS, "0" * 64, FACTS_LIMITS), write, file)
    os.close(write)
    os.close(file)
    while os.read(read, 1 << 20):
        pass
    os.close(read)
    _, code, used = os.wait4(pid, 0)
    print(path, code, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10, flush=True)
"""


def measure(*, quick: bool) -> Measured:
    """Read each bomb in a child of the sandbox, beside a sound page; processor time and memory are the child's own."""
    bombs = (*BOMBS[:4], *BOMBS[-1:]) if quick else BOMBS
    with tempfile.TemporaryDirectory() as folder:
        sound, *paths = _written(Path(folder), bombs)
        told = _read([sound, *paths])
    plain_s, plain_mb = told[0]
    figures: list[Figure] = []
    for bomb, (seconds, peak_mb) in zip(bombs, told[1:], strict=True):
        figures += [
            Figure(f"{bomb.name}, processor time", seconds, "s", "a sound page", plain_s, (_MOST_S,)),
            Figure(f"{bomb.name}, memory", peak_mb, "MB", "a sound page", plain_mb, (_MOST_MB,)),
        ]
    return Measured(
        tuple(figures), (f"{len(bombs)} bombs; memory includes what a child shares with its server.",)
    )


def _written(folder: Path, bombs: tuple[Bomb, ...]) -> list[Path]:
    paths = [folder / "sound.pdf"]
    paths[0].write_bytes(pdf(page()))
    for number, bomb in enumerate(bombs):
        paths.append(folder / f"{number}.bin")
        paths[-1].write_bytes(bomb.build())
    return paths


def _read(paths: list[Path]) -> list[tuple[float, float]]:
    """Fork a child of the sandbox for each file from a process that has the libraries loaded, as the server has."""
    told = subprocess.run(
        [sys.executable, "-c", _CHILD, *map(str, paths)],
        env={"PATH": os.environ["PATH"], "OPENBLAS_NUM_THREADS": "1"},
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [line.rsplit(" ", 2) for line in told.stdout.splitlines()]
    return [(float(seconds), float(peak_mb)) for _, seconds, peak_mb in rows]

"""Reads files as the sandbox does, each in a child forked from a process that has everything loaded; tells the cost."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from preflight.sandbox.protocol import Errand

_SERVER = """
import os, sys
from preflight.sandbox import server
from preflight.sandbox.child import run
from preflight.sandbox.protocol import FACTS_LIMITS, PICTURE_LIMITS, PIXEL_LIMITS, Errand, Request
from preflight.picture import MOST_WIDTH_PX, PictureWish
server.load()
errand = Errand(sys.argv[1])
limits = {Errand.PIXELS: PIXEL_LIMITS, Errand.PICTURE: PICTURE_LIMITS}.get(errand, FACTS_LIMITS)
picture = PictureWish(1, MOST_WIDTH_PX) if errand is Errand.PICTURE else None
for path in sys.argv[2:]:
    read, write = os.pipe()
    file = os.open(path, os.O_RDONLY)
    pid = os.fork()
    if pid == 0:
        os.close(read)
        run(Request(errand, "0" * 64, limits, picture), write, file)
    os.close(write)
    os.close(file)
    while os.read(read, 1 << 20):
        pass
    os.close(read)
    _, _, used = os.wait4(pid, 0)
    print(used.ru_utime + used.ru_stime, used.ru_maxrss >> 10, flush=True)
"""


def cost(paths: Iterable[Path], errand: Errand = Errand.FACTS) -> list[tuple[float, float]]:
    """Return what each file costs a child: processor time in seconds, and its most memory in MB, shared or its own."""
    told = subprocess.run(
        [sys.executable, "-c", _SERVER, errand.value, *map(str, paths)],
        env={"PATH": os.environ["PATH"], "OPENBLAS_NUM_THREADS": "1"},
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = [line.split() for line in told.stdout.splitlines()]
    return [(float(seconds), float(peak_mb)) for seconds, peak_mb in rows]

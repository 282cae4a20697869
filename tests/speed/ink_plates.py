"""What measuring the pixels of pages costs, beside Ghostscript's tiffsep at the same resolution in the same run."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from preflight import CollectFailure, Picture, PictureWish, measure_pixels, sandbox
from preflight.pixels.pixel_facts import PixelFacts
from preflight.pixels.plates import DPI
from preflight.render import draw
from speed.figure import Figure, Goal, Measured
from speed.print_files import PRINT_FILES

_EACH = Goal(30.0, "ms")
_RATIO = Goal(0.6, "x")
_CLOSE = Goal(5.0, "points")
_NO_PEER = "none: Ghostscript is not there"
_THUMBNAIL = 220
_TIMES = 3


def measure(*, quick: bool) -> Measured:
    """Measure a card, a book and an album; the processor time of all processes counts, start-up included."""
    gs = ghostscript()
    figures: list[Figure] = []
    notes: list[str] = [] if gs else ["Ghostscript could not be installed (apt-get install ghostscript)."]
    with tempfile.TemporaryDirectory() as folder:
        for name, make in PRINT_FILES.items():
            if quick and name == "album":
                continue
            path = Path(folder) / f"{name}.pdf"
            path.write_bytes(make())
            figures += _of_file(name, path, gs, notes)
    return Measured(tuple(figures), tuple(notes))


def _of_file(name: str, path: Path, gs: str | None, notes: list[str]) -> list[Figure]:
    """Measure one file in the sandbox, draw its thumbnails in process, and let Ghostscript separate it."""
    found, ours_s = _ours(path)
    pages = len(found.pages)
    peak_mb = _peak_mb(path)
    thumbnails_s = _thumbnails(path, pages)
    theirs_s, theirs_p995 = _theirs(gs, path) if gs else (0.0, 0.0)
    p995 = max(page.total.p995 for page in found.pages if page.total)
    notes.append(
        f"{name}: {pages} pages at {DPI:g} dpi; {peak_mb:.0f} MB of memory at most;"
        f" 99.5 % of a page has at most {p995:.0f} % of ink (tiffsep: {theirs_p995:.0f} %)."
    )
    peer = "gs tiffsep" if gs else _NO_PEER
    goals = (*((_EACH,) if name != "album" else ()), *((_RATIO,) if gs else ()))
    each = 1000 / pages
    made = [
        Figure(
            f"{name}: plates, ink and edges, CPU a page", ours_s * each, "ms", peer, theirs_s * each, goals
        ),
        Figure(f"{name}: a thumbnail", thumbnails_s * each, "ms", "the plates", ours_s * each),
    ]
    if gs:
        off = abs(p995 - theirs_p995)
        made.append(
            Figure(f"{name}: most ink (p99.5), off by", off, "points", "tiffsep's", theirs_p995, (_CLOSE,))
        )
    return made


def _ours(path: Path) -> tuple[PixelFacts, float]:
    """Measure in a sandbox of its own, less what starting one costs: a shop starts it once a day."""
    found: list[PixelFacts | CollectFailure] = []
    start_s = min(of_children(sandbox.start, sandbox.stop) for _ in range(_TIMES))
    both_s = min(
        of_children(lambda: found.append(measure_pixels(path, sha256="0" * 64)), sandbox.stop)
        for _ in range(_TIMES)
    )
    assert isinstance(found[0], PixelFacts), found[0]
    return found[0], max(1e-6, both_s - start_s)


def _peak_mb(path: Path) -> float:
    """Return the most memory that measuring a file takes, in a process that does nothing else."""
    code = (
        "import re, sys; from preflight.pixels.reader import read_pixels; "
        "read_pixels(open(sys.argv[1], 'rb'), sha256=''); "
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code, str(path)], cwd=root, capture_output=True, check=True)
    return int(done.stdout) / 1024


def _thumbnails(path: Path, pages: int) -> float:
    begun = time.process_time()
    with path.open("rb") as file:
        for number in range(1, pages + 1):
            assert isinstance(draw(file, PictureWish(number, _THUMBNAIL)), Picture)
    return time.process_time() - begun


def _theirs(gs: str, path: Path) -> tuple[float, float]:
    """Let Ghostscript separate a file; return its processor time and the most ink, as we count it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [gs, "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{DPI:g}"]
        seconds = of_children(
            lambda: subprocess.run(
                [*command, "-o", f"{folder}/%04d.tif", str(path)], check=True, capture_output=True
            )
        )
        pages: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.int32]]] = {}
        for plate in Path(folder).glob("*(*).tif"):
            ink = 255 - np.asarray(Image.open(plate).convert("L")).astype(np.int32)
            pages[plate.name[:4]] = pages.get(plate.name[:4], 0) + ink
        return seconds, max(float(np.percentile(total, 99.5)) / 2.55 for total in pages.values())


def of_children(*steps: Callable[[], object]) -> float:
    """Return the processor time of the processes that ended during some work."""
    before = os.times()
    for step in steps:
        step()
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def ghostscript() -> str | None:
    """Find Ghostscript, or have Debian install it; the product never uses it."""
    if shutil.which("gs") is None and shutil.which("apt-get") is not None and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", "ghostscript"], check=False, capture_output=True)
    return shutil.which("gs")

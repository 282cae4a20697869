"""What measuring the pixels of pages costs, beside Ghostscript's tiffsep at the same resolution in the same run."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from preflight import Picture, PictureWish, measure_pixels
from preflight.pixels.pixel_facts import PixelFacts
from preflight.pixels.plates import DPI
from preflight.render import draw
from preflight.sandbox.protocol import Errand
from speed.figure import Figure, Goal, Measured
from speed.in_children import cost
from speed.print_files import PRINT_FILES

_EACH = Goal(30.0, "ms")
_RATIO = Goal(0.6, "x")
_CLOSE = Goal(5.0, "points")
_NO_PEER = "none: Ghostscript is not there"
_THUMBNAIL = 220
_TIMES = 3


def measure(*, quick: bool) -> Measured:
    """Measure a card, a book and an album; the processor time of a whole child counts, but not that of its server."""
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
    found = measure_pixels(path, sha256="0" * 64)
    assert isinstance(found, PixelFacts), found
    pages = len(found.pages)
    ours_s, peak_mb = map(min, zip(*(cost([path], Errand.PIXELS)[0] for _ in range(_TIMES)), strict=True))
    thumbnails_s = min(_thumbnails(path, pages) for _ in range(_TIMES))
    theirs_s, theirs_p995 = _theirs(gs, path) if gs else (0.0, 0.0)
    p995 = max(page.total.p995 for page in found.pages if page.total)
    notes.append(
        f"{name}: {pages} pages at {DPI:g} dpi; {peak_mb:.0f} MB of memory at most;"
        f" 99.5 % of a page has at most {p995:.0f} % of ink (tiffsep: {theirs_p995:.0f} %)."
    )
    peer = "gs tiffsep" if gs else _NO_PEER
    each = 1000 / pages
    goals = (_RATIO,) if gs else ()
    ordinary = (_EACH,) if name != "album" else ()
    made = [
        Figure(
            f"{name}: plates, ink and edges, CPU a page", ours_s * each, "ms", peer, theirs_s * each, goals
        ),
        Figure(f"{name}: a thumbnail, CPU", thumbnails_s * each, "ms", "the plates", ours_s * each),
        Figure(f"{name}: both", (ours_s + thumbnails_s) * each, "ms", "the plates", ours_s * each, ordinary),
    ]
    if gs:
        off = abs(p995 - theirs_p995)
        made.append(
            Figure(f"{name}: most ink (p99.5), off by", off, "points", "tiffsep's", theirs_p995, (_CLOSE,))
        )
    return made


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

"""What it costs to read the facts of a long book, of a map and of a bomb, beside what other readers take to parse."""

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
from pypdf.generic import ContentStream

if TYPE_CHECKING:
    from speed.figure import Measured

from preflight.failure import TooComplexError
from preflight.reader import bound_library, read_facts

_SEGMENTS = 400_000
_HUGE_MB = 1000
PEER_PAGES = {"pypdf": 200, "pdfminer": 20}


def measure(*, quick: bool) -> "Measured":
    """Read each file in a process of its own; the peers read as many pages as is bearable."""
    from book_builders import huge_file, long_book, map_sheet  # noqa: PLC0415 - a process that only reads does not pay for building
    from preflight_builders import flate_bomb, form_laughs  # noqa: PLC0415
    from speed.figure import Figure, Goal, Measured  # noqa: PLC0415

    pages = 300 if quick else 2000
    with tempfile.TemporaryDirectory() as folder:
        book, sheet, huge, bomb, laughs = (
            Path(folder) / name for name in ("book", "map", "huge", "bomb", "laughs")
        )
        long_book(book, pages)
        map_sheet(sheet, _SEGMENTS)
        huge_file(huge, _HUGE_MB)
        bomb.write_bytes(flate_bomb(80))
        laughs.write_bytes(form_laughs(11))
        read, peak_mb = apart("facts", book)
        pypdf_s, _ = apart("pypdf", book)
        pdfminer_s, _ = apart("pdfminer", book)
        mapped, map_mb = apart("facts", sheet)
        _, huge_mb = apart("facts", huge)
        pypdf_map_s, _ = apart("pypdf", sheet)
        refused = [apart("refused", path) for path in (bomb, laughs)]
    ms, peer = 1000 * read / pages, 1000 * pypdf_s / min(pages, PEER_PAGES["pypdf"])
    miner = 1000 * pdfminer_s / min(pages, PEER_PAGES["pdfminer"])
    worst_s, worst_mb = max(s for s, _ in refused), max(mb for _, mb in refused)
    return Measured(
        (
            Figure("facts of a book, CPU a page", ms, "ms", "pypdf parsing it", peer, (Goal(1.0, "ms"),)),
            Figure(
                "facts of a book, CPU a page",
                ms,
                "ms",
                "pdfminer.six laying it out",
                miner,
                (Goal(1.0, "ms"),),
            ),
            Figure(
                "facts of a map of 400,000 segments",
                mapped,
                "s",
                "pypdf parsing it",
                pypdf_map_s,
                (Goal(0.5, "s"),),
            ),
            Figure(
                "memory for the facts of a book",
                peak_mb,
                "MB",
                "the same for the map",
                map_mb,
                (Goal(80.0, "MB"),),
            ),
            Figure(
                f"memory for the facts of a file of {_HUGE_MB} MB",
                huge_mb,
                "MB",
                "the same for the map",
                map_mb,
                (Goal(80.0, "MB"),),
            ),
            Figure("a bomb refused, the slower of two", worst_s, "s", "the map", mapped, (Goal(1.0, "s"),)),
            Figure("memory until a bomb is refused", worst_mb, "MB", "the map", map_mb, (Goal(200.0, "MB"),)),
        ),
        (
            f"A book of {pages} pages; times are processor time, the start of Python and of libraries left out.",
        ),
    )


def apart(way: str, path: Path) -> tuple[float, float]:
    """Read a file in a fresh process; return its processor time in seconds and its largest memory in MB."""
    told = subprocess.run(
        [sys.executable, __file__, way, str(path)], capture_output=True, text=True, check=True
    )
    spent, peak_mb = json.loads(told.stdout)
    return spent, peak_mb


def _alone(way: str, path: Path) -> None:
    bound_library()
    begun = time.process_time()
    _WAYS[way](path)
    print(json.dumps((time.process_time() - begun, _peak_mb())))


def _peak_mb() -> float:
    """Read the most memory this program had; getrusage would count that of the one it was started from."""
    told = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert told is not None
    return int(told[1]) / 1024


def _facts(path: Path) -> None:
    with path.open("rb") as file:
        read_facts(file, sha256="").to_json()


def _refused(path: Path) -> None:
    try:
        _facts(path)
    except TooComplexError:
        return
    raise AssertionError(f"{path.name} was not refused")


def _pypdf(path: Path) -> None:
    reader = pypdf.PdfReader(path)
    for page in reader.pages[: PEER_PAGES["pypdf"]]:
        assert page.mediabox
        contents = page.get_contents()
        assert ContentStream(contents, reader).operations


def _pdfminer(path: Path) -> None:
    from pdfminer.high_level import extract_pages  # noqa: PLC0415 - as above

    for _ in extract_pages(path, maxpages=PEER_PAGES["pdfminer"]):
        pass


_WAYS = {"facts": _facts, "refused": _refused, "pypdf": _pypdf, "pdfminer": _pdfminer}

if __name__ == "__main__":
    _alone(sys.argv[1], Path(sys.argv[2]))

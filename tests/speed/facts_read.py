"""What it costs to read the facts of a long book, of a map and of a bomb, beside what other readers take to parse."""

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from speed.figure import Measured

_SEGMENTS = 400_000
_HUGE_MB = 1000
_TIMES = 3
PEER_PAGES = {"pypdf": 200, "pdfminer": 20}


def measure(*, quick: bool) -> "Measured":
    """Read each file in a child of the sandbox; the peers, apart, read as many pages as is bearable."""
    from speed.figure import Figure, Goal, Measured  # noqa: PLC0415 - a process that only reads does not pay for it
    from speed.in_children import cost  # noqa: PLC0415

    pages = 300 if quick else 2000
    with tempfile.TemporaryDirectory() as folder:
        files = _written(Path(folder), pages)
        ours = [
            (min(s for s, _ in each), max(mb for _, mb in each))
            for each in zip(*(cost(files.values()) for _ in range(_TIMES)), strict=True)
        ]
        (read, book_mb), (mapped, map_mb), (_, huge_mb), *refused = ours
        pypdf_s, pypdf_mb = apart("pypdf", files["book"])
        pdfminer_s, _ = apart("pdfminer", files["book"])
        pypdf_map_s, pypdf_map_mb = apart("pypdf", files["map"])
    ms, peer = 1000 * read / pages, 1000 * pypdf_s / min(pages, PEER_PAGES["pypdf"])
    miner = 1000 * pdfminer_s / min(pages, PEER_PAGES["pdfminer"])
    worst_s, worst_mb = max(s for s, _ in refused), max(mb for _, mb in refused)
    book, sheet = "facts of a book, CPU a page", f"facts of a map of {_SEGMENTS:,} segments"
    a_page, a_map, memory = (Goal(1.0, "ms"),), (Goal(0.5, "s"),), (Goal(80.0, "MB"),)
    held = "memory for the facts of a"
    return Measured(
        (
            Figure(book, ms, "ms", "pypdf parsing it", peer, a_page),
            Figure(book, ms, "ms", "pdfminer.six laying it out", miner, a_page),
            Figure(sheet, mapped, "s", "pypdf parsing it", pypdf_map_s, a_map),
            Figure(f"{held} book", book_mb, "MB", "pypdf parsing 200 pages of it", pypdf_mb, memory),
            Figure(f"{held} map", map_mb, "MB", "pypdf parsing it", pypdf_map_mb, memory),
            Figure(f"{held} file of {_HUGE_MB} MB", huge_mb, "MB", "the same for the map", map_mb, memory),
            Figure("a bomb refused, the slower of two", worst_s, "s", "the map", mapped, (Goal(1.0, "s"),)),
            Figure("memory until a bomb is refused", worst_mb, "MB", "the map", map_mb, (Goal(200.0, "MB"),)),
        ),
        (
            f"A book of {pages} pages; the least of {_TIMES} readings.",
            "Ours is all that a child of the sandbox costs, memory that it shares with its server included.",
            "Of the peers the start of Python and of libraries is left out.",
        ),
    )


def _written(folder: Path, pages: int) -> dict[str, Path]:
    from book_builders import huge_file, long_book, map_sheet  # noqa: PLC0415 - as above
    from preflight_builders import flate_bomb, form_laughs  # noqa: PLC0415

    files = {name: folder / name for name in ("book", "map", "huge", "bomb", "laughs")}
    long_book(files["book"], pages)
    map_sheet(files["map"], _SEGMENTS)
    huge_file(files["huge"], _HUGE_MB)
    files["bomb"].write_bytes(flate_bomb(80))
    files["laughs"].write_bytes(form_laughs(11))
    return files


def apart(way: str, path: Path) -> tuple[float, float]:
    """Read a file in a fresh process; return its processor time in seconds and its largest memory in MB."""
    told = subprocess.run(
        [sys.executable, __file__, way, str(path)], capture_output=True, text=True, check=True
    )
    spent, peak_mb = json.loads(told.stdout)
    return spent, peak_mb


def _alone(way: str, path: Path) -> None:
    begun = time.process_time()
    _WAYS[way](path)
    print(json.dumps((time.process_time() - begun, _peak_mb())))


def _peak_mb() -> float:
    """Read the most memory this program had; getrusage would count that of the one it was started from."""
    told = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert told is not None
    return int(told[1]) / 1024


def _pypdf(path: Path) -> None:
    import pypdf  # noqa: PLC0415 - as above
    from pypdf.generic import ContentStream  # noqa: PLC0415

    reader = pypdf.PdfReader(path)
    for page in reader.pages[: PEER_PAGES["pypdf"]]:
        assert page.mediabox
        contents = page.get_contents()
        assert ContentStream(contents, reader).operations


def _pdfminer(path: Path) -> None:
    from pdfminer.high_level import extract_pages  # noqa: PLC0415 - as above

    for _ in extract_pages(path, maxpages=PEER_PAGES["pdfminer"]):
        pass


_WAYS = {"pypdf": _pypdf, "pdfminer": _pdfminer}

if __name__ == "__main__":
    _alone(sys.argv[1], Path(sys.argv[2]))

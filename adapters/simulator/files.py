"""What the simulated device finds when it opens the files that a ticket names."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from adapters.simulator.ticket import NamedFile

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One named file as it was found: its digest, and what is wrong with it ("" for nothing)."""

    url: str
    sha256: str
    trouble: str = ""


def find_file(hot: Path, named: NamedFile) -> FoundFile:
    """Open a named file below the hot folder and compare it with what the ticket claims."""
    if not named.relative_path:
        return FoundFile(
            named.url, "", f"{named.url} is not a file below the hot folder; this device fetches none"
        )
    path = hot / named.relative_path
    try:
        sha256, md5 = _digests(path)
    except OSError:
        return FoundFile(named.url, "", f"{named.url} is missing")
    return FoundFile(named.url, sha256, _difference(named, path, md5))


def _digests(path: Path) -> tuple[str, str]:
    sha256, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            sha256.update(chunk)
            md5.update(chunk)
    return sha256.hexdigest(), md5.hexdigest()


def _difference(named: NamedFile, path: Path, md5: str) -> str:
    size = path.stat().st_size
    if named.size is not None and named.size != size:
        return f"{named.url} has {size} bytes, the ticket says {named.size}"
    if named.md5 and named.md5 != md5:
        return f"{named.url} has the checksum {md5}, the ticket says {named.md5}"
    if named.pages is None or path.suffix.lower() != ".pdf":
        return ""
    try:
        with pikepdf.open(path) as pdf:
            pages = len(pdf.pages)
    except (pikepdf.PdfError, OSError) as problem:
        return f"{named.url} cannot be opened: {problem}"
    return "" if pages == named.pages else f"{named.url} has {pages} pages, the ticket says {named.pages}"

"""How many pages other readers see: a file that they disagree about will surprise somebody (ISO 32000-2, 7.7.3)."""

import io
import logging
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import pikepdf
import pypdfium2 as pdfium

from preflight.failure import TooComplexError
from preflight.parts import Voted

MOST_OBJECTS = 200_000
_MOST_PAGES = 200
_MOST_BYTES = 32 << 20


def declared_count(pdf: pikepdf.Pdf) -> int | None:
    """Read the number of pages the file claims, before the library may mend it."""
    pages = pdf.Root.get("/Pages")
    count = pages.get("/Count") if isinstance(pages, pikepdf.Dictionary) else None
    return count if isinstance(count, int) else None


def count_page_objects(pdf: pikepdf.Pdf) -> int:
    """Count the page objects left in a damaged file, whether the page tree still reaches them or not."""
    seen = 0
    for index, found in enumerate(pdf.objects):
        if index == MOST_OBJECTS:
            raise TooComplexError(f"a damaged file of more than {MOST_OBJECTS} objects")
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == pikepdf.Name.Page:
            seen += 1
    return seen


def other_readers(file: BinaryIO, counts: Mapping[str, int], *, doubtful: bool) -> Iterator[Voted]:
    """Ask PDFium, and pypdf too where the file is of ordinary length or already in doubt.

    Before each is asked it is told as refusing the file, for a reader may take the whole process along. pypdf walks
    every page in Python; over a long sound book that would cost a third of all reading and tell nothing.
    """
    counted, refused = dict(counts), list[str]()
    size = file.seek(0, io.SEEK_END)
    ways = {"pdfium": _by_pdfium}
    if (doubtful or counts["walked"] <= _MOST_PAGES) and size <= _MOST_BYTES:
        ways = {"pypdf": _by_pypdf, **ways}
    for name, way in ways.items():
        yield Voted(dict(counted), tuple(sorted((*refused, name))))
        file.seek(0)
        count = way(file)
        if count is None:
            refused.append(name)
        else:
            counted[name] = count
    yield Voted(counted, tuple(sorted(refused)))


def _by_pdfium(file: BinaryIO) -> int | None:
    try:
        with pdfium.PdfDocument(file) as document:
            return len(document)
    except pdfium.PdfiumError:
        return None


def _by_pypdf(file: BinaryIO) -> int | None:
    """Count with pypdf; it tells faults as many kinds of exception, and each means that it does not read the file."""
    import pypdf  # noqa: PLC0415 - 16 MB, which nobody is to hold who reads long books

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        return len(pypdf.PdfReader(file).pages)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - another reader's opinion, whatever it dies of; that it has none is told
        return None

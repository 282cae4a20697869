"""What a page says in letters: words that were to be replaced, and the numbers at its edges.

PDFium reads the letters of the page it has just painted, so that hidden layers are left out and every font's own table
of letters is honoured. What is invisible, or has no ink where it stands, is not shown and says nothing.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from preflight.facts import Rect
from preflight.pixels.frame import Frame
from preflight.pixels.leftovers import Found, leftovers
from preflight.pixels.pixel_facts import Folio, Leftover
from preflight.pixels.separation import Bytes

MOST_LETTERS = 60_000
MOST_LEFTOVERS = 12
MOST_FOLIOS = 6
_MOST_SAID = 60
_EDGE = 0.12
"""A number stands at the edge when it lies within this part of the page's height from its top or bottom."""

_MOST_NUMBERS = 200
_NUMBER = re.compile(r"^[^\w\r\n]{0,4}(\d{1,4})(?=\s|$)|(?<=\s)(\d{1,4})(?=[^\w\r\n]{0,4}$)", re.MULTILINE)
_FINE = 100
"""Steps of a millimetre in which PDFium is asked for places."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the letters of one page tell."""

    leftovers: tuple[Leftover, ...] = ()
    folios: tuple[Folio, ...] = ()


def wording_of(page: pdfium.PdfPage, frame: Frame, ink: Iterable[Bytes]) -> Wording:
    """Read the letters of a page; `ink` are its plates as they are painted."""
    letters = raw.FPDFText_LoadPage(page.raw)
    if not letters:
        return Wording()
    try:
        text = _text(letters)
        shown = _Shown(page, letters, frame, tuple(ink))
        return Wording(tuple(_leftovers(text, shown)), tuple(_folios(text, shown)))
    finally:
        raw.FPDFText_ClosePage(letters)


def _text(letters: raw.FPDF_TEXTPAGE) -> str:
    """Return the letters, one sign for each that PDFium counts; signs outside of Unicode's first plane count twice."""
    count = min(raw.FPDFText_CountChars(letters), MOST_LETTERS)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(letters, 0, count, buffer)
    units = bytes(buffer)[: 2 * max(0, written - 1)]
    return units.decode("utf-16-le", "replace") if len(units) == 2 * count else ""


@dataclass(frozen=True, slots=True)
class _Shown:
    """Tells where letters are seen, if they are."""

    page: pdfium.PdfPage
    letters: raw.FPDF_TEXTPAGE
    frame: Frame
    ink: tuple[Bytes, ...]

    def at(self, start: int, count: int) -> Rect | None:
        """Return the box around letters in mm; None where nobody sees them."""
        if self._is_invisible(start):
            return None
        rects = raw.FPDFText_CountRects(self.letters, start, count)
        boxes = [self._box(number) for number in range(min(rects, 4))]
        if not boxes:
            return None
        left, bottom, right, top = zip(*boxes, strict=True)
        box = min(left), min(bottom), max(right), max(top)
        return box if self._has_ink(box) else None

    def _is_invisible(self, start: int) -> bool:
        drawn = raw.FPDFText_GetTextObject(self.letters, start)
        mode = raw.FPDFTextObj_GetTextRenderMode(drawn) if drawn else raw.FPDF_TEXTRENDERMODE_FILL
        return mode in {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}

    def _box(self, number: int) -> Rect:
        edges = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetRect(self.letters, number, *edges)
        left, top, right, bottom = (edge.value for edge in edges)
        (x0, y0), (x1, y1) = self._place(left, bottom), self._place(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _place(self, x: float, y: float) -> tuple[float, float]:
        """Turn a point of the page's own space into mm from the lower left as the page is shown."""
        wide, high = (round(side * _FINE) for side in (self.frame.width_mm, self.frame.height_mm))
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self.page.raw, 0, 0, wide, high, 0, x, y, across, down)
        return across.value / _FINE, (high - down.value) / _FINE

    def _has_ink(self, box: Rect) -> bool:
        for plate in self.ink:
            high, wide = plate.shape
            across, up = wide / self.frame.width_mm, high / self.frame.height_mm
            columns = slice(max(0, int(box[0] * across)), max(0, int(box[2] * across) + 1))
            rows = slice(max(0, high - 1 - int(box[3] * up)), max(0, high - int(box[1] * up)))
            if np.any(plate[rows, columns]):
                return True
        return False


def _leftovers(text: str, shown: _Shown) -> Iterator[Leftover]:
    told: set[tuple[Found, str]] = set()
    for kind, start, end in leftovers(text):
        said = " ".join(text[start:end].split()).lstrip(",. ")[:_MOST_SAID]
        if (kind, said) in told or len(told) >= MOST_LEFTOVERS:
            continue
        rect = shown.at(start, end - start)
        if rect is not None:
            told.add((kind, said))
            yield Leftover(kind, said, rect)


def _folios(text: str, shown: _Shown) -> Iterator[Folio]:
    """Yield numbers that begin or end a line near the upper or lower edge."""
    count, high = 0, shown.frame.height_mm
    for found, _ in zip(_NUMBER.finditer(text.replace("\r", "\n")), range(_MOST_NUMBERS), strict=False):
        group = 1 if found[1] else 2
        rect = shown.at(found.start(group), len(found[group]))
        if rect is None or _EDGE * high < (rect[1] + rect[3]) / 2 < (1 - _EDGE) * high:
            continue
        yield Folio(int(found[group]), rect)
        count += 1
        if count == MOST_FOLIOS:
            return

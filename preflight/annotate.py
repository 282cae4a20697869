"""A copy of a file with notes where something was found; it runs in the sandbox, and the copy is never printed.

Nothing of the original is changed: the notes are appended, so that the copy begins with the file as it came. A note
does not print. Places come as a page is shown; here they are turned back into the page's own space (8.3.2.3, 12.5.2).
"""

import io
from collections.abc import Sequence
from typing import BinaryIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import Rectangle
from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject, TextStringObject

from preflight.facts import Rect
from preflight.notes import COLOURS, MAGIC, Note
from preflight.report import Severity

_POINTS_PER_MM = 72 / 25.4
_LEAST_MM = 1.5
_ON_SCREEN_ONLY = 0


def annotate(file: BinaryIO, notes: Sequence[Note]) -> bytes:
    """Return an answer that holds the file with the notes appended; what pypdf cannot read it refuses by itself."""
    writer = PdfWriter(PdfReader(file), incremental=True)
    pages = len(writer.pages)
    for note in notes:
        if 1 <= note.page <= pages:
            writer.add_annotation(note.page - 1, _annotation(writer.pages[note.page - 1], note))
    out = io.BytesIO()
    writer.write(out)
    return MAGIC + out.getvalue()


def _annotation(page: PageObject, note: Note) -> Rectangle:
    made = Rectangle(rect=_in_page(page, _seen(note.rect_mm)))
    made.update(
        {
            NameObject("/C"): _rgb(note.severity),
            NameObject("/Contents"): TextStringObject(note.text),
            NameObject("/F"): NumberObject(_ON_SCREEN_ONLY),
            NameObject("/T"): TextStringObject("Preflight"),
        }
    )
    return made


def _rgb(severity: Severity) -> ArrayObject:
    digits = bytes.fromhex(COLOURS[severity])
    return ArrayObject([FloatObject(round(part / 255, 3)) for part in digits])


def _seen(rect: Rect) -> Rect:
    """Give what is too small to be seen a little body."""
    left, bottom, right, top = rect
    across, along = max(0.0, _LEAST_MM - (right - left)) / 2, max(0.0, _LEAST_MM - (top - bottom)) / 2
    return left - across, bottom - along, right + across, top + along


def _in_page(page: PageObject, shown: Rect) -> Rect:
    """Turn a rectangle as shown into the page's own space: turn back, in the page's unit, from its own origin."""
    media = page.mediabox
    scale = _POINTS_PER_MM / float(page.user_unit or 1)
    left, bottom, right, top = (edge * scale for edge in shown)
    width, height = float(media.width), float(media.height)
    turned = {
        0: (left, bottom, right, top),
        90: (width - top, left, width - bottom, right),
        180: (width - right, height - top, width - left, height - bottom),
        270: (bottom, height - right, top, height - left),
    }[page.rotation % 360]
    x, y = float(media.left), float(media.bottom)
    return turned[0] + x, turned[1] + y, turned[2] + x, turned[3] + y

"""Flag Illustrator files that hold only a note in place of the artwork.

Why: an Illustrator file saved without PDF content shows every other program a page of text and nothing of the artwork.
Fix: save it again with "Create PDF Compatible File" ticked, or better, save it as PDF/X-4.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, pixel_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.pixels.leftovers import Found
from preflight.pixels.pixel_facts import PixelFacts
from preflight.report import Severity

TEXTS = {
    "note-only": Text(
        "{on_pages}: an Illustrator file without PDF content, the artwork expected; save it as PDF/X-4",
        "Your Illustrator file shows only a note. Choose Save As, Adobe PDF, and upload that.",
        explains=("page-count", "blank-page", "missing-bleed"),
    ),
}


@pixel_check(severity=Severity.ERROR, texts=TEXTS)
def illustrator_without_pdf(
    _facts: Facts, pixels: PixelFacts, _expected: Expected, _settings: Settings
) -> Iterator[Hit]:
    """Recognise the note that Illustrator writes onto the page."""
    for page in pixels.measured():
        for left in page.leftovers:
            if left.kind is Found.NO_PDF:
                yield Hit("note-only", page.number, left.rect_mm)

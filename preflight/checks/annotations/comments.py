"""Flag notes and markings that somebody left on the pages.

Why: a note often says what should still be changed, and some notes are printed while others are not.
Fix: carry out what the notes say, delete them, and export the PDF again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import AnnotationFacts, Facts, PageFacts, Rect
from preflight.geometry import MOST_BLEED_MM, grown, touches, trim_of
from preflight.report import Severity

TEXTS = {
    "note": Text(
        '{on_pages}: a note says "{note}", 0 notes expected; ask whether it is still to be done',
        '{on_pages}: a note says "{note}". Please change the file; notes are not carried out.',
    ),
    "mark": Text(
        "{on_pages}: {kind} drawn over the page as a comment, 0 comments expected; ask whether it is to be printed",
        "{on_pages}: somebody marked the page with a comment. Please check that it is meant.",
    ),
    "outside": Text(
        "{on_pages}: a comment beside the page ({kind}), 0 comments expected; it is cut off, read it",
        "{on_pages}: a comment lies beside the page. It is not printed.",
        severity=Severity.INFO,
    ),
}
_KINDS = frozenset({
    "Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Line", "Square",
    "Circle", "Polygon", "PolyLine", "Redact",
})  # fmt: skip
_MOST_LETTERS = 60
_MOST_WORDS = 6


@check(severity=Severity.WARNING, texts=TEXTS)
def comments(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Quote what a note says (ISO 32000-2, 12.5.6); links, fields and films have checks of their own."""
    for page in facts.pages:
        area = _area(page, expected)
        for note in page.annotations:
            if note.kind in _KINDS and not note.hidden:
                yield _told(page, note, area)


def _told(page: PageFacts, note: AnnotationFacts, area: Rect) -> Hit:
    if not touches(note.rect_mm, area):
        return Hit("outside", page.number, note.rect_mm, arguments=(("kind", note.kind),))
    text = _quoted(note.text)
    if text:
        return Hit("note", page.number, note.rect_mm, arguments=(("note", text),))
    return Hit("mark", page.number, note.rect_mm, arguments=(("kind", note.kind),))


def _area(page: PageFacts, expected: Expected) -> Rect:
    """Return as much of a page as is printed: the cut and its bleed."""
    trim = trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM).rect_mm
    return page.bleed if "bleed" in page.defined else grown(trim, expected.bleed_mm)


def _quoted(text: str) -> str:
    """Shorten a note to a few words."""
    words = text.split()
    short = " ".join(words[:_MOST_WORDS])[:_MOST_LETTERS].rstrip()
    return short + " ..." if short and short != " ".join(words) else short

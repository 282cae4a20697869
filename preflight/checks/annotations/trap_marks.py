"""Tell of trapping and printer's marks that a file brings along.

Why: overlaps that were made for another press fit badly here, and made twice they show as dark lines.
Fix: export the document without trapping and without marks as annotations; the press makes its own.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.geometry import MOST_BLEED_MM, touches, trim_of
from preflight.report import Severity

TEXTS = {
    "trap-network": Text(
        "{on_pages}: a trap network (TrapNet), none expected; it was made for another press, export without it",
        "{on_pages}: the file holds overlaps made for another press. Please export it without them.",
        severity=Severity.WARNING,
    ),
    "trapped": Text(
        "the file says that it is trapped (Trapped True), untrapped expected; do not trap it again",
        "Your file says that it is already prepared for a press. We print it as it is.",
    ),
    "printer-mark": Text(
        "{on_pages}: a printer's mark inside the trim, outside expected; compare whether it prints",
        "{on_pages}: a printer's mark lies on the page. Please look at the preview.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def trap_marks(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Look for TrapNet and PrinterMark annotations and the Trapped key (ISO 32000-2, 14.11.3, 14.11.6)."""
    if facts.metadata.trapped == "True":
        yield Hit("trapped")
    for page in facts.pages:
        cut = trim_of(page, expected, most_bleed_mm=MOST_BLEED_MM).rect_mm
        for note in page.annotations:
            if note.kind == "TrapNet":
                yield Hit("trap-network", page.number, note.rect_mm)
            elif note.kind == "PrinterMark" and touches(note.rect_mm, cut):
                yield Hit("printer-mark", page.number, note.rect_mm)

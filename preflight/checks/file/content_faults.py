"""Flag pages with parts that make no sense or cannot be read.

Why: programs pass over what they do not understand, and each over something else.
Fix: export the document again from the program it was made in, and look at the page named here.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "lost": Text(
        "{on_pages}: {fault}, readable content expected; part of the page is lost, ask for a new export",
        "{on_pages}: part of the page is damaged. Please export the PDF again.",
    ),
    "senseless": Text(
        "{on_pages}: passed over: {fault}, sound content expected; compare the page with another program",
        "{on_pages}: something in the file makes no sense. Please check the preview.",
        severity=Severity.INFO,
    ),
}
_LOST = "cannot be"
_MOST_FAULTS = 3


@check(severity=Severity.ERROR, texts=TEXTS)
def content_faults(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell what the reader could not decode from what it passed over; pages with the same faults together."""
    for page in facts.pages:
        for case, lost in (("lost", True), ("senseless", False)):
            faults = [fault for fault in page.faults if (_LOST in fault) is lost]
            if faults:
                yield Hit(case, page.number, arguments=(("fault", "; ".join(faults[:_MOST_FAULTS])),))

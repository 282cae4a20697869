"""Flag documents and presentations that seem to have more or fewer pages than were ordered.

Why: pages that nobody ordered are not printed, and pages that are missing stay white.
Fix: compare the document with the order, save it as PDF, and count the pages of the PDF.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "count": Text(
        "the document says it has {measured} pages, {wanted} ordered; only a hint, count in the PDF",
        "Your document seems to have {measured} pages; you ordered {wanted}. Please check.",
        from_order=("pages",),
    ),
}


@artwork_check(families=("office",), severity=Severity.INFO, texts=TEXTS, needs=("pages",))
def office_pages(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Take the program's own count, which is as old as the last time it was saved."""
    office, ordered = facts.artwork.office, expected.pages
    if office is not None and ordered is not None and office.pages not in {0, ordered}:
        yield Hit("count", measured=float(office.pages), wanted=float(ordered), unit="pages")

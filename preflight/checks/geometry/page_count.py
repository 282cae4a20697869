"""Flag files that have more or fewer pages than ordered.

Why: a page too few prints blank, a page too many is not printed at all.
Fix: add or remove pages, or change the number of pages in the order.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.geometry import flat_spine
from preflight.report import Severity

TEXTS = {
    "different": Text(
        "the file has {measured} pages, {wanted} ordered; add or remove pages or change the order",
        "Your file has {measured} pages, your order says {wanted}. Send a matching file or change the order.",
        from_order=("pages",),
    ),
    "unsure": Text(
        "the number of pages is uncertain ({votes}); programs may show other pages, compare before printing",
        "Programs disagree how many pages your file has. Please export the PDF again to be sure.",
        severity=Severity.WARNING,
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.LAST)
def page_count(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare with the order, a whole cover being two pages, and tell when the ways of counting disagree."""
    counted = len(facts.pages) + sum(flat_spine(page, expected) is not None for page in facts.pages)
    if expected.pages is not None and counted != expected.pages:
        yield Hit("different", measured=float(counted), wanted=float(expected.pages), unit="pages")
    if len(set(facts.page_votes.values())) > 1:
        votes = ", ".join(f"{name}: {count}" for name, count in sorted(facts.page_votes.items()))
        yield Hit("unsure", arguments=(("votes", votes),))

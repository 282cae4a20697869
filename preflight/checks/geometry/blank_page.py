"""Flag pages on which nothing is printed.

Why: an empty page is often a slip of the exporting program, and it shifts all the pages that follow.
Fix: leave the page out if it is a slip; if it is meant to be empty, say so and it stays as it is.
"""

from collections.abc import Iterable, Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.pixels.pixel_facts import PixelFacts
from preflight.report import Severity

TEXTS = {
    "blank": Text(
        "{on_pages}: no ink at all, though pages with ink follow; expected is something to print, ask the customer",
        "{on_pages}: nothing will be printed here. Please check that this page is meant to be empty.",
    ),
    "blank-end": Text(
        "{on_pages}: no ink at all, and nothing but such pages follow; expected where pages fill up a sheet",
        "{on_pages}: the file ends with nothing to print here. That is fine if you meant it.",
        Severity.INFO,
    ),
    "blank-all": Text(
        "{on_pages}: no ink on any page; expected is something to print, ask the customer",
        "{on_pages}: nothing will be printed at all. Please check that this is the right file.",
    ),
}


def _by_pixels(facts: Facts, pixels: PixelFacts, _: Expected, __: Settings) -> Iterator[Hit]:
    """Take a page as blank if its pixels are; by its facts where the pixels are not known."""
    seen = {page.number: page.is_blank for page in pixels.measured() if not page.doubts}
    return _told(
        facts, (page.number for page in facts.pages if seen.get(page.number, page.has_marks is False))
    )


@check(severity=Severity.WARNING, texts=TEXTS, in_pixels=_by_pixels)
def blank_page(facts: Facts, _: Expected, __: Settings) -> Iterator[Hit]:
    """Take a page as blank if nothing is painted on it."""
    return _told(facts, (page.number for page in facts.pages if page.has_marks is False))


def _told(facts: Facts, blank: Iterable[int]) -> Iterator[Hit]:
    empty = set(blank)
    last = max((page.number for page in facts.pages if page.number not in empty), default=0)
    for number in sorted(empty):
        yield Hit("blank-all" if not last else "blank" if number < last else "blank-end", number)

"""Flag covers whose spine is wider or narrower than the pages they go around.

Why: with the wrong spine, front and back of the cover slip over the edge of the book.
Fix: make the cover as wide as two pages and the spine, and export it again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.geometry import flat_spine
from preflight.report import Severity

TEXTS = {
    "different": Text(
        "{on_pages}: the spine of the cover is {measured} mm, {wanted} mm by pages and paper; set it, export again",
        "{on_pages}: the spine of your cover is {measured} mm, it must be {wanted} mm. Please change it.",
        from_order=("spine_mm",),
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, settings={"tolerance_mm": 1.0}, needs=("spine_mm",))
def cover_spine(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Measure what a cover's page is wider than two pages of the order; single pages of a cover have no spine."""
    wanted = expected.spine_mm or 0.0
    for page in facts.pages:
        flat = flat_spine(page, expected)
        if flat is None:
            continue
        left, bottom, right, top = flat
        if abs(right - left - wanted) > float(settings["tolerance_mm"]) + 0.001:
            measured = round(right - left, 1)
            yield Hit(
                "different",
                page.number,
                (left, bottom, max(right, left + 0.1), top),
                measured=measured,
                wanted=round(wanted, 1),
                unit="mm",
            )

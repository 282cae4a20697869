"""Flag transparency together with spot inks on a page.

Why: where shadows and see-through parts meet a spot ink, its overlap is mixed from CMYK or looks dull.
Fix: look at these places in a print preview of inks, or keep spot inks out of transparent parts.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.inks import is_tool, spots_of
from preflight.printed import told, transparent
from preflight.report import Severity

TEXTS = {
    "together": Text(
        "{on_pages}: {kinds} on a page with spot inks ({inks}); separated inks may look other than expected, compare",
        "{on_pages}: shadows or see-through parts meet a special colour. Please look closely at the preview.",
    ),
}
_MIXING = frozenset({"alpha", "stroke-alpha", "blend", "soft-mask"})


@check(severity=Severity.INFO, texts=TEXTS)
def transparent_spots(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell pages that blend and have a spot ink (ISO 32000-2, 11.7.3); tools such as cutting lines are none."""
    inks = {ink: pages for ink, pages in spots_of(facts).items() if not is_tool(ink)}
    seen = transparent(facts, expected, lambda each: each.kind in _MIXING) if inks else []
    together = [each for each in seen if any(each.page.number in pages for pages in inks.values())]
    kinds = ", ".join(sorted({each.mark.kind for each in together}))
    yield from told("together", together, arguments=(("kinds", kinds), ("inks", ", ".join(inks))))

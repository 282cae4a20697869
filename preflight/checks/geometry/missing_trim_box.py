"""Tell that nobody says where the pages are cut, and what is assumed.

Why: without a cut in the file or a size in the order, the edge of the page is taken for the cut.
Fix: export with the page size as trim and with bleed, or name the finished size in the order.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.geometry import size_text
from preflight.report import Severity

TEXTS = {
    "assumed": Text(
        "{on_pages}: no TrimBox and no ordered size; the whole page, {measured} mm, is assumed as trim, confirm it",
        "{on_pages}: we take the whole page, {measured} mm, as the finished size.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def missing_trim_box(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """State the assumption; where the order names a size, trim-size finds the cut by it and says so itself."""
    if expected.trim_w_mm is not None:
        return
    for page in facts.pages:
        if not {"trim", "art"} & set(page.defined):
            yield Hit("assumed", page.number, page.crop, measured=size_text(page.crop), unit="mm")

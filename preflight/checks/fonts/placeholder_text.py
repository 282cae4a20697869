"""Flag words that were to be replaced: filler text, empty fields of form letters, hints of templates.

Why: what a template or a form letter left behind is printed as it stands, and nobody sees it before the reader does.
Fix: put the real words in, or run the form letter with its addresses, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, pixel_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.geometry import MOST_BLEED_MM, trim_of
from preflight.pixels.leftovers import Found
from preflight.pixels.pixel_facts import PixelFacts
from preflight.printed import reaches
from preflight.report import Severity

TEXTS = {
    "filler": Text(
        '{on_pages}: filler text "{text}", the final text expected; ask whether it is meant',
        '{on_pages}: "{text}" looks like text that still had to be replaced. Please check.',
    ),
    "field": Text(
        '{on_pages}: unfilled field "{text}", its content expected; run the merge and export again',
        '{on_pages}: "{text}" looks like a blank that was never filled in. Please check.',
    ),
    "hint": Text(
        '{on_pages}: words of a template "{text}", the final text expected; ask whether it is meant',
        '{on_pages}: "{text}" seems left over from a template. Please check.',
    ),
}
_CASES = {Found.FILLER: "filler", Found.FIELD: "field", Found.HINT: "hint"}


@pixel_check(severity=Severity.WARNING, texts=TEXTS)
def placeholder_text(
    facts: Facts, pixels: PixelFacts, expected: Expected, _settings: Settings
) -> Iterator[Hit]:
    """Tell what is read on the pages as they are painted, inside the cut; what nobody sees says nothing."""
    pages = {page.number: page for page in facts.pages}
    for measured in pixels.measured():
        for left in measured.leftovers if measured.number in pages else ():
            cut = trim_of(pages[measured.number], expected, most_bleed_mm=MOST_BLEED_MM).rect_mm
            if left.kind in _CASES and reaches(left.rect_mm, cut):
                yield Hit(_CASES[left.kind], measured.number, left.rect_mm, arguments=(("text", left.text),))

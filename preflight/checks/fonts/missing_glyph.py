"""Flag text with letters that its font does not have.

Why: where a font lacks a letter, an empty box or a crossed one is printed in its place.
Fix: set that text in a font that has all its letters, look for boxes in the document, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, TextFacts
from preflight.facts.marks import MOST_CLASSES
from preflight.printed import Seen, texts, told, told_pages
from preflight.report import Severity
from preflight.texts import pages_in

TEXTS = {
    "shown": Text(
        "{on_pages}: letters are shown that the font {font} lacks (.notdef), 0 are expected; set them in another font",
        "{on_pages}: the font {font} lacks some letters; empty boxes would be printed. Please use another font there.",
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS)
def missing_glyph(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell each font that shows what it lacks, with all text in it on those pages (ISO 32000-2, 9.6.4, 9.7.6.3)."""
    lacking = {place: pages_in(font.lacking) for place, font in enumerate(facts.fonts) if font.lacking}
    if not lacking:
        return
    seen = texts(facts, expected, lambda text: text.font in lacking)
    for place, pages in lacking.items():
        named = ("font", facts.fonts[place].name)
        those = [each for each in seen if each.mark.font == place and each.page.number in pages]
        yield from told("shown", those, arguments=(named,))
        yield from told_pages("shown", _untold(pages, facts, those), named)


def _untold(pages: list[int], facts: Facts, seen: list[Seen[TextFacts]]) -> list[int]:
    """Return the pages where such text is beyond the classes that facts tell apart; what is cut away stays untold."""
    told_of = {each.page.number for each in seen}
    full = {page.number for page in facts.pages if len(page.texts) >= MOST_CLASSES}
    return [number for number in pages if number in full - told_of]

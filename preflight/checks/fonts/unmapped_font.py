"""Flag fonts that do not say which characters their letters are.

Why: such text prints as it looks, but nobody can search, copy or read it aloud, and no program can replace its font.
Fix: export again as PDF from the original document with its fonts embedded; do not print into a PDF.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_of_font
from preflight.report import Severity

TEXTS = {
    "no-map": Text(
        "{on_pages}: the font {font} has no map to Unicode, one is expected; its text cannot be searched or replaced",
        "{on_pages}: text in the font {font} cannot be searched or copied. It prints as you see it.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def unmapped_font(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell each font that is used whose codes lead to no characters (ISO 32000-2, 9.10.2)."""
    for font in facts.fonts:
        if not font.says_letters:
            yield from told_of_font("no-map", facts, font, arguments=(("font", font.name or "?"),))

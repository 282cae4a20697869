"""Flag text in Courier, which programs put in when they lack the right font.

Why: where a font was missing, text is often set in Courier without a word, with other widths and other letters.
Fix: if it was not meant to be Courier, install the right font, open the document again and export anew.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_of_font
from preflight.report import Severity

TEXTS = {
    "courier": Text(
        "{on_pages}: text is set in {font}, often a substitute for a missing font; compare with the original",
        "{on_pages}: some text is set in {font}. If you did not choose that, the right font was missing.",
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS)
def courier_font(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell each Courier that is used, but not those that a designer chose by a name of their own (Courier Prime)."""
    for font in facts.fonts:
        plain = font.name.replace(" ", "").partition(",")[0].partition("-")[0].casefold()
        if plain in {"courier", "couriernew", "couriernewps", "couriernewpsmt", "courierstd"}:
            yield from told_of_font("courier", facts, font, arguments=(("font", font.name),))

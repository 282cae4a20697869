"""Tell fonts that are in the file whole.

Why: whole fonts make files large, and a foundry may allow only the letters that are used to be passed on.
Fix: export again and let the program embed only the letters that are used.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_pages
from preflight.report import Severity
from preflight.texts import pages_in

TEXTS = {
    "whole": Text(
        "{on_pages}: the font {font} is embedded whole, only the letters used are expected; harmless, only large",
        "{on_pages}: the font {font} is in your file as a whole. That only makes the file larger.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def font_subset(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell each embedded font that is no subset (ISO 32000-2, 9.9.2)."""
    for font in facts.fonts:
        if font.embedded and not font.subset and font.kind != "Type3":
            yield from told_pages("whole", pages_in(font.pages), ("font", font.name))

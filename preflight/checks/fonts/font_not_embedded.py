"""Flag fonts that pages are written in but that the file does not bring along.

Why: a press that lacks the font sets the text in another one, and lines break elsewhere or letters are lost.
Fix: export the PDF again with all fonts embedded, or turn the text into outlines.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_of_font
from preflight.report import Severity

TEXTS = {
    "missing": Text(
        "{on_pages}: the font {font} ({kind}) is not in the file, every font is needed; embed it and export again",
        "{on_pages}: the font {font} is missing in your file. Save the PDF again with all fonts included.",
        explains=("missing-glyph",),
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS)
def font_not_embedded(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell each font that is used and not embedded; one drawn in the file itself (Type 3) cannot be missing."""
    for font in facts.fonts:
        if font.embedded:
            continue
        told = (("font", font.name), ("kind", font.kind))
        yield from told_of_font("missing", facts, font, arguments=told)

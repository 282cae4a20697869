"""Tell fonts that are in the file whole, or in very many parts.

Why: both make files large, and parts of one font that come from different files may differ in their letters.
Fix: export again and let the program embed only the letters that are used.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_of_font
from preflight.report import Severity

TEXTS = {
    "whole": Text(
        "{on_pages}: the font {font} is embedded whole, only the letters used are expected; harmless, only large",
        "{on_pages}: the font {font} is in your file as a whole. That only makes the file larger.",
    ),
    "several": Text(
        "{on_pages}: the font {font} is in the file {measured} times, {wanted} at most expected; compare its letters",
        "{on_pages}: the font {font} is in your file {measured} times. Please look closely at the preview.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS, settings={"most_parts": 4.0})
def font_subset(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Tell each embedded font that is no subset (ISO 32000-2, 9.9.2), and those in more parts than `most_parts`."""
    most = float(settings["most_parts"])
    for font in facts.fonts:
        named = (("font", font.name),)
        if not font.embedded or font.kind == "Type3":
            continue
        if not font.subset:
            yield from told_of_font("whole", facts, font, arguments=named)
        elif font.objects > most:
            parts = float(font.objects)
            yield from told_of_font("several", facts, font, measured=parts, wanted=most, arguments=named)

"""Flag white text that is set to overprint and so vanishes in print.

Why: white is no ink; white that overprints leaves what lies under it, and the letters are gone.
Fix: switch overprint off for white text, or export again with white overprint discarded.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, TextFacts
from preflight.printed import is_lost_white, texts, told
from preflight.report import Severity

TEXTS = {
    "white": Text(
        "{on_pages}: white text overprints, white must knock out; switch its overprint off, 0 places expected",
        "{on_pages}: white text would vanish in print because of a setting. Please switch off overprint for it.",
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS)
def white_text_overprint(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell white text, filled or outlined, that overprints in whatever mode (ISO 32000-2, 11.7.4)."""

    def vanishes(text: TextFacts) -> bool:
        return is_lost_white(facts, text.fill, text.overprint) or (
            text.fill is None and is_lost_white(facts, text.stroke, text.stroke_overprint)
        )

    yield from told("white", texts(facts, expected, vanishes))

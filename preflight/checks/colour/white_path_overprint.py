"""Flag white areas and lines that are set to overprint and so vanish in print.

Why: white is no ink; white that overprints leaves what lies under it, and the shape is gone.
Fix: switch overprint off for white parts, or export again with white overprint discarded.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import Painted, colours, is_lost_white, names, told
from preflight.report import Severity

TEXTS = {
    "white": Text(
        "{on_pages}: white {kinds} overprint, white must knock out; switch their overprint off, 0 places expected",
        "{on_pages}: white {kinds} would vanish in print because of a setting. Please switch off overprint for them.",
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS)
def white_path_overprint(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell white areas, lines and stencils that overprint in whatever mode; text is another check's."""

    def vanishes(painted: Painted) -> bool:
        return painted.what != "text" and is_lost_white(facts, painted.colour, painted.overprint)

    seen = colours(facts, expected, vanishes)
    yield from told("white", seen, arguments=(("kinds", names(seen)),))

"""Flag thin black lines that knock out of the colour they stand on instead of overprinting it.

Why: where a thin black line is cut out of a background, a white edge flashes up as soon as the inks shift a little.
Fix: set thin black lines to overprint, in 100 % black of CMYK, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, LineFacts, Overprint, Trait
from preflight.printed import Seen, lines, lying_over_ink, told
from preflight.report import Severity

TEXTS = {
    "knocks-out": Text(
        "{on_pages}: black lines of {measured} pt knock out of ink, up to {wanted} pt overprint is expected",
        "{on_pages}: thin black lines on colour may get a white edge. Please set them to overprint.",
    ),
    "gray": Text(
        "{on_pages}: black lines of {measured} pt over ink are DeviceGray, CMYK black up to {wanted} pt is expected",
        "{on_pages}: thin black lines on colour are saved as grey and may get a white edge. Please use pure black.",
    ),
}
_GRAY = frozenset({"DeviceGray", "CalGray"})


@check(severity=Severity.WARNING, texts=TEXTS, settings={"most_pt": 2.0})
def black_line_knockout(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Tell thin lines in black alone that lie over ink; over bare paper there is nothing to overprint."""
    most = float(settings["most_pt"])
    black = lying_over_ink(
        lines(facts, expected, lambda line: line.colour.trait is Trait.BLACK and line.width_pt <= most)
    )
    gray = [each for each in black if facts.spaces[each.mark.colour.space].family in _GRAY]
    knocking = [each for each in black if each not in gray and each.mark.overprint is Overprint.OFF]
    for case, seen in (("knocks-out", knocking), ("gray", gray)):
        yield from told(case, seen, measured=_least(seen), wanted=most, unit="pt")


def _least(seen: list[Seen[LineFacts]]) -> float:
    return round(min((each.mark.width_pt for each in seen), default=0.0), 3)

"""Tell inks that are named in an odd way: None, which prints nothing, and process inks defined as if they were spots.

Why: what is painted in None is not printed at all, and a second cyan can become a fifth plate.
Fix: give such parts an ordinary colour of CMYK, or delete them.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import PROCESS_INKS, Facts
from preflight.inks import process_ink
from preflight.printed import colours, in_inks, names, told
from preflight.report import Severity

TEXTS = {
    "none": Text(
        "{on_pages}: {kinds} in Separation None, which prints nothing; an ink is expected if it is to be seen",
        "{on_pages}: {kinds} in a colour that prints nothing. Is anything missing in the preview?",
        severity=Severity.INFO,
    ),
    "misnamed": Text(
        "{on_pages}: {kinds} in a spot ink called {ink}, the process ink {meant} is expected; it would be a plate more",
        "{on_pages}: the colour {ink} is saved as a special ink. Please use the ordinary colour instead.",
    ),
}


@check(severity=Severity.WARNING, texts=TEXTS)
def ink_names(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell what is painted in None (ISO 32000-2, 8.6.6.4) and in spots whose name means a process ink."""
    nothing = {place for place, space in enumerate(facts.spaces) if space.process == "None"}
    seen = colours(facts, expected, lambda painted: painted.colour.space in nothing)
    yield from told("none", seen, arguments=(("kinds", names(seen)),))
    for ink in sorted({ink for space in facts.spaces if space.is_spot for ink in space.colourants}):
        if ink not in PROCESS_INKS and process_ink(ink):
            yield from _misnamed(facts, expected, ink)


def _misnamed(facts: Facts, expected: Expected, ink: str) -> Iterator[Hit]:
    seen = in_inks(facts, expected, {ink})
    told_of = ("kinds", names(seen)), ("ink", ink), ("meant", process_ink(ink))
    yield from told("misnamed", seen, arguments=told_of)

"""Flag colours that need a process ink which was not ordered.

Why: a job that is ordered in black alone is printed in black alone; colours turn grey, or the job costs more.
Fix: convert the pages to greyscale, or order the job in colour.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import PROCESS_INKS, Colour, Facts
from preflight.printed import Painted, colours, names, told
from preflight.report import Severity

TEXTS = {
    "more": Text(
        "{on_pages}: {kinds} need {inks}, only {ordered} ordered; convert to the ordered inks or change the order",
        "{on_pages}: colour found, but your order says {ordered} only. Send it in grey or order colour.",
        from_order=("colours_front", "colours_back"),
    ),
}
_NOTHING = 0.005


@check(severity=Severity.WARNING, texts=TEXTS, needs=("colours_front",))
def unordered_ink(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare the process inks that vector colours need with those ordered on either side.

    Pictures tell no single colour; whether they are really coloured only their pixels can say.
    """
    ordered = set(expected.colours_front) | set(expected.colours_back)
    if not ordered or ordered >= set(PROCESS_INKS):
        return
    known: dict[Colour, frozenset[str]] = {}

    def needs_more(painted: Painted) -> bool:
        colour = painted.colour
        if colour not in known:
            known[colour] = frozenset(_needed(facts, colour) - ordered)
        return bool(known[colour])

    seen = colours(facts, expected, needs_more)
    inks = [ink for ink in PROCESS_INKS if any(ink in known[each.mark.colour] for each in seen)]
    told_of = ("kinds", names(seen)), ("inks", ", ".join(inks)), ("ordered", ", ".join(_in_order(ordered)))
    yield from told("more", seen, arguments=told_of)


def _needed(facts: Facts, colour: Colour) -> set[str]:
    """Return the process inks of a colour; spot inks are another check's."""
    space = facts.spaces[colour.space]
    amounts = zip(space.colourants or PROCESS_INKS, colour.values, strict=False)
    if space.process == "Gray":
        return {"Black"} if colour.inks else set()
    if space.process not in {"CMYK", "Spot"}:
        return set()
    return {ink for ink, amount in amounts if amount >= _NOTHING and ink in PROCESS_INKS}


def _in_order(ordered: set[str]) -> list[str]:
    process = [ink for ink in PROCESS_INKS if ink in ordered]
    return process + sorted(ordered - set(process))

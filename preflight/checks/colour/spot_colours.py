"""Flag spot inks that were not ordered, ordered ones that nothing is painted in, and more than can be printed.

Why: each spot ink is a printing unit and a can of ink; one that nobody ordered is mixed from others or left out.
Fix: convert spot colours that are not wanted to CMYK, or add them to the order.
"""

from collections.abc import Iterator, Mapping

from preflight.check import Hit, Settings, Text, Turn, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.inks import ink_key, is_tool, spots_of
from preflight.printed import colours, in_inks, told, told_pages
from preflight.report import Severity

TEXTS = {
    "not-ordered": Text(
        "{on_pages}: spot ink {ink} is painted with, {ordered} ordered; convert it to CMYK or add it to the order",
        "{on_pages}: the special colour {ink} is not in your order. Change it to CMYK, or order it.",
        from_order=("colours_front", "colours_back"),
    ),
    "tool": Text(
        "{on_pages}: {ink} is painted with, {ordered} ordered; a line for cutting or varnish would print as ink",
        "{on_pages}: {ink} looks like a line for cutting or varnish, which you did not order. It would be printed.",
        severity=Severity.WARNING,
        from_order=("colours_front", "colours_back"),
    ),
    "not-used": Text(
        "the ordered spot ink {ink} is painted with nowhere, {found} found; compare names with the order",
        "You ordered the special colour {ink}, but nothing in your file uses it. Please check its name.",
        severity=Severity.WARNING,
        from_order=("spots",),
    ),
    "too-many": Text(
        "{measured} spot inks ({inks}), {wanted} at most can be printed; convert some to CMYK",
        "Your file uses {measured} special colours, {wanted} are possible. Please change some to CMYK.",
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS, turn=Turn.LAST, settings={"most": 4.0})
def spot_colours(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare the spot inks left after the cut with the order, by what their names mean; `most` if it says nothing."""
    painted = _painted(facts, expected)
    if not expected.colours_front:
        most = float(settings["most"])
        count = len({ink_key(ink) for ink in painted if not is_tool(ink)})
        if count > most:
            named = (("inks", ", ".join(painted)),)
            yield Hit("too-many", measured=float(count), wanted=most, unit="inks", arguments=named)
        return
    ordered = {ink_key(ink): ink for ink in expected.spots}
    said = ("ordered", ", ".join(expected.spots) or "none")
    for ink in painted:
        if ink_key(ink) not in ordered:
            yield from _extra(facts, expected, ink, said)
    used = {ink_key(ink) for ink in painted}
    for key, ink in ordered.items():
        if key not in used and facts.pages:
            yield Hit("not-used", arguments=(("ink", ink), ("found", ", ".join(painted) or "none")))


def _painted(facts: Facts, expected: Expected) -> Mapping[str, tuple[int, ...]]:
    """Return the spot inks that are left after the cut."""
    spots = spots_of(facts)
    if not spots:
        return {}
    kept: set[str] = set()
    for seen in colours(facts, expected, lambda painted: facts.spaces[painted.colour.space].is_spot):
        kept.update(facts.spaces[seen.mark.colour.space].colourants)
    return {ink: pages for ink, pages in spots.items() if ink in kept}


def _extra(facts: Facts, expected: Expected, ink: str, said: tuple[str, str]) -> Iterator[Hit]:
    case = "tool" if is_tool(ink) else "not-ordered"
    hits = list(told(case, in_inks(facts, expected, {ink}), arguments=(("ink", ink), said)))
    yield from hits or told_pages(case, facts.spots()[ink], ("ink", ink), said)

"""Flag lines that are too thin to print.

Why: below a certain width a plate holds a line only in parts; a line of width 0 comes out as thin as the device can.
Fix: make the line at least 0.25 pt wide, at the size at which it is placed.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, FillFacts, LineFacts, Trait
from preflight.printed import Seen, fills, lines, told
from preflight.report import Severity

TEXTS = {
    "zero": Text(
        "{on_pages}: lines of width 0, {wanted} pt needed; each device draws them differently, give them a width",
        "{on_pages}: lines have no width and may vanish in print. Make them at least {wanted} points wide.",
        severity=Severity.ERROR,
    ),
    "too-thin": Text(
        "{on_pages}: lines of {measured} pt, {wanted} pt needed; they break off in print, make them wider",
        "{on_pages}: very thin lines ({measured} points) may vanish in print. Make them at least {wanted} points wide.",
        severity=Severity.ERROR,
    ),
    "thin": Text(
        "{on_pages}: lines of {measured} pt, {wanted} pt needed; make them wider to be safe",
        "{on_pages}: thin lines ({measured} points) may print unevenly. From {wanted} points on they are safe.",
    ),
    "thin-area": Text(
        "{on_pages}: filled shapes only {measured} pt thin, {wanted} pt needed; make them wider to be safe",
        "{on_pages}: very thin shapes ({measured} points) may print unevenly. Please look closely at the preview.",
        severity=Severity.INFO,
    ),
}


@check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"least_pt": 0.125, "good_pt": 0.25, "least_area_pt": 0.1, "tolerance_pt": 0.005},
)
def hairline(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare the effective width; white lines and shapes without any width print nothing."""
    slack, good = float(settings["tolerance_pt"]), float(settings["good_pt"])
    least = float(settings["least_pt"])
    thin = lines(
        facts,
        expected,
        lambda line: line.width_pt < good - slack and line.colour.trait is not Trait.WHITE,
    )
    groups: dict[str, list[Seen[LineFacts]]] = {"zero": [], "too-thin": [], "thin": []}
    for each in thin:
        width = each.mark.width_pt
        groups["zero" if width <= 0 else "too-thin" if width < least - slack else "thin"].append(each)
    for case, seen in groups.items():
        thinnest = round(min((each.mark.width_pt for each in seen), default=0.0), 3)
        yield from told(case, seen, measured=thinnest, wanted=good, unit="pt")
    yield from _areas(facts, expected, float(settings["least_area_pt"]))


def _areas(facts: Facts, expected: Expected, least: float) -> Iterator[Hit]:
    def is_thin(fill: FillFacts) -> bool:
        return fill.what == "path" and 0 < fill.least_pt < least and fill.colour.trait is not Trait.WHITE

    seen = fills(facts, expected, is_thin)
    thinnest = round(min((each.mark.least_pt for each in seen), default=0.0), 3)
    yield from told("thin-area", seen, measured=thinnest, wanted=least, unit="pt")

"""Flag thin lines in several inks or in a tint, which need more width than lines in one full ink.

Why: a tint is made of dots that hardly fit into a thin line, and several inks never meet exactly on it.
Fix: draw thin lines in one ink at full strength, or make them at least 0.5 pt wide.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Colour, Facts, LineFacts
from preflight.printed import Seen, lines, told
from preflight.report import Severity

TEXTS = {
    "tint-of-several": Text(
        "{on_pages}: lines of {measured} pt in tints of several inks, {wanted} pt needed; use one full ink",
        "{on_pages}: thin lines ({measured} points) in a light mixed colour look dotted. Please make them stronger.",
        severity=Severity.ERROR,
    ),
    "several-inks": Text(
        "{on_pages}: lines of {measured} pt in several inks, {wanted} pt needed; use one ink or make them wider",
        "{on_pages}: thin coloured lines ({measured} points) may blur. From {wanted} points on they are safe.",
    ),
    "tint": Text(
        "{on_pages}: lines of {measured} pt in a tint, {wanted} pt needed; use full ink or make them wider",
        "{on_pages}: thin light lines ({measured} points) may look dotted. Use full colour, or {wanted} points.",
    ),
}


@check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"several_inks_pt": 0.5, "tint_pt": 0.35, "full_percent": 50.0, "tolerance_pt": 0.005},
)
def thin_line_inks(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare the effective width by what a line is printed with; an ink of `full_percent` and more holds a line."""
    slack, full = float(settings["tolerance_pt"]), float(settings["full_percent"])
    limits = {
        "tint-of-several": float(settings["several_inks_pt"]),
        "several-inks": float(settings["several_inks_pt"]),
        "tint": float(settings["tint_pt"]),
    }
    groups: dict[str, list[Seen[LineFacts]]] = {case: [] for case in limits}

    def is_thin(line: LineFacts) -> bool:
        case = _case(line.colour, full)
        return bool(case) and line.width_pt < limits[case] - slack

    for each in lines(facts, expected, is_thin):
        groups[_case(each.mark.colour, full)].append(each)
    for case, seen in groups.items():
        thinnest = round(min((each.mark.width_pt for each in seen), default=0.0), 3)
        yield from told(case, seen, measured=thinnest, wanted=limits[case], unit="pt")


def _case(colour: Colour, full: float) -> str:
    """Say what makes a colour weak for a line: all its inks light, several of them, or one that is light."""
    if colour.inks > 1:
        strong = colour.total_percent / colour.inks >= full
        return "several-inks" if strong else "tint-of-several"
    return "tint" if colour.inks == 1 and colour.faintest_percent < full else ""

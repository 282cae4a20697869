"""Flag text that is too small to print cleanly, the more so in several inks or as white on colour.

Why: inks never meet exactly; fine strokes in several inks blur, and white letters on colour fill up.
Fix: set the text larger, use one ink such as black, or a bolder letter where it is white.
"""

from collections.abc import Iterable, Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Colour, Facts, TextFacts, Trait
from preflight.printed import Seen, lying_over_ink, texts, told
from preflight.report import Severity

TEXTS = {
    "one-ink": Text(
        "{on_pages}: text of {measured} pt at the smallest, {wanted} pt needed; set it larger",
        "{on_pages}: some text is very small ({measured} pt). From {wanted} pt on it is easy to read.",
    ),
    "several-inks": Text(
        "{on_pages}: text of {measured} pt in several inks, {wanted} pt needed; use one ink or set it larger",
        "{on_pages}: small coloured text ({measured} pt) may blur. Set it in pure black, or in {wanted} pt or more.",
    ),
    "reversed": Text(
        "{on_pages}: white text of {measured} pt on ink, {wanted} pt needed; set it larger or bolder",
        "{on_pages}: small white text ({measured} pt) may fill up with colour. From {wanted} pt on it is safe.",
    ),
}
_SETTINGS = {"one-ink": "least_pt", "several-inks": "several_inks_pt", "reversed": "reversed_pt"}


@check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"least_pt": 5.0, "several_inks_pt": 8.0, "reversed_pt": 6.0, "tolerance_pt": 0.05},
)
def small_text(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare the effective size of all that is read; white text counts only where it lies on ink."""
    slack = float(settings["tolerance_pt"])
    limits = {case: float(settings[name]) for case, name in _SETTINGS.items()}

    def is_small(text: TextFacts) -> bool:
        return 0 < text.size_pt < limits[_case(text)] - slack

    groups: dict[str, list[Seen[TextFacts]]] = {case: [] for case in TEXTS}
    for each in texts(facts, expected, is_small):
        groups[_case(each.mark)].append(each)
    groups["reversed"] = lying_over_ink(groups["reversed"])
    for case, seen in groups.items():
        yield from told(case, seen, measured=_least(seen), wanted=limits[case], unit="pt")


def _case(text: TextFacts) -> str:
    colour: Colour | None = text.fill or text.stroke
    if colour is not None and colour.trait is Trait.WHITE:
        return "reversed"
    return "several-inks" if colour is not None and colour.inks > 1 else "one-ink"


def _least(seen: Iterable[Seen[TextFacts]]) -> float:
    return round(min((each.mark.size_pt for each in seen), default=0.0), 2)

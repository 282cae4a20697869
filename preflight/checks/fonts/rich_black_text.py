"""Flag small black and grey text that is built from several inks or in screen colours instead of black alone.

Why: letters printed with three or four inks on top of each other get coloured edges as soon as one ink shifts.
Fix: set the text in 100 % black (C 0, M 0, Y 0, K 100), or in a tint of black where it is grey.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Colour, Facts, TextFacts, Trait
from preflight.printed import Seen, texts, told
from preflight.report import Severity

TEXTS = {
    "rich": Text(
        "{on_pages}: black text of {measured} pt is built of several inks, below {wanted} pt black alone is expected",
        "{on_pages}: small black text is mixed from several colours and may blur. Please set it in pure black.",
    ),
    "screen-colours": Text(
        "{on_pages}: black text of {measured} pt is RGB, below {wanted} pt black ink alone is expected; convert it",
        "{on_pages}: small black text is in screen colours and may blur. Please set it in pure black.",
    ),
    "grey": Text(
        "{on_pages}: grey text of {measured} pt has several inks, below {wanted} pt a tint of black is expected",
        "{on_pages}: small grey text is mixed from several colours and may blur. Please use a tint of black.",
    ),
}
_NO_LIGHT = 0.12
_NEUTRAL = 0.15
_LEAST_INK = 0.03


@check(severity=Severity.WARNING, texts=TEXTS, settings={"below_pt": 12.0})
def rich_black_text(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Tell small text whose colour is black or grey and is not made of black ink alone."""
    below = float(settings["below_pt"])

    def is_rich(text: TextFacts) -> bool:
        return text.size_pt < below and text.fill is not None and bool(_case(facts, text.fill))

    groups: dict[str, list[Seen[TextFacts]]] = {case: [] for case in TEXTS}
    for each in texts(facts, expected, is_rich):
        if each.mark.fill is not None:
            groups[_case(facts, each.mark.fill)].append(each)
    for case, seen in groups.items():
        least = round(min((each.mark.size_pt for each in seen), default=0.0), 2)
        yield from told(case, seen, measured=least, wanted=below, unit="pt")


def _case(facts: Facts, colour: Colour) -> str:
    """Say how a black or grey is built; empty for black ink alone and for what is no black."""
    if colour.trait is Trait.RICH_BLACK:
        return "rich"
    process = facts.spaces[colour.space].process if colour.space < len(facts.spaces) else ""
    if colour.trait is Trait.NOT_INKS and process == "RGB":
        return "screen-colours" if max(colour.values, default=1.0) <= _NO_LIGHT else ""
    if colour.trait is Trait.SEVERAL_INKS and process == "CMYK" and len(colour.values) == 4:
        return "grey" if _is_grey(colour.values[:3]) else ""
    return ""


def _is_grey(chromatic: tuple[float, ...]) -> bool:
    """Say whether cyan, magenta and yellow are all there and balance each other."""
    return min(chromatic) >= _LEAST_INK and max(chromatic) - min(chromatic) <= _NEUTRAL

"""Flag small black text that knocks out of the colour it stands on instead of overprinting it.

Why: where black text is cut out of a background, a white edge flashes up as soon as the inks shift a little.
Fix: set black text to overprint, in 100 % black of CMYK, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, Overprint, TextFacts, Trait
from preflight.printed import Seen, lying_over_ink, texts, told
from preflight.report import Severity

TEXTS = {
    "knocks-out": Text(
        "{on_pages}: black text of {measured} pt knocks out of ink, below {wanted} pt overprint is expected",
        "{on_pages}: small black text on colour may get a white edge. Please set it to overprint.",
    ),
    "gray": Text(
        "{on_pages}: black text of {measured} pt over ink is DeviceGray, CMYK black below {wanted} pt is expected",
        "{on_pages}: small black text on colour is saved as grey and may get a white edge. Please use pure black.",
    ),
}
_GRAY = frozenset({"DeviceGray", "CalGray"})


@check(severity=Severity.WARNING, texts=TEXTS, settings={"below_pt": 12.0})
def black_text_knockout(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Tell small text in black alone that lies over ink; over bare paper there is nothing to overprint.

    Overprint does nothing for DeviceGray, which stands for all process inks (ISO 32000-2, 11.7.4.2).
    """
    below = float(settings["below_pt"])
    black = lying_over_ink(texts(facts, expected, lambda text: _is_black(text) and text.size_pt < below))
    gray = [each for each in black if _is_gray(facts, each.mark)]
    knocking = [each for each in black if each not in gray and each.mark.overprint is Overprint.OFF]
    for case, seen in (("knocks-out", knocking), ("gray", gray)):
        yield from told(case, seen, measured=_least(seen), wanted=below, unit="pt")


def _is_black(text: TextFacts) -> bool:
    return text.fill is not None and text.fill.trait is Trait.BLACK


def _is_gray(facts: Facts, text: TextFacts) -> bool:
    return text.fill is not None and facts.spaces[text.fill.space].family in _GRAY


def _least(seen: list[Seen[TextFacts]]) -> float:
    return round(min((each.mark.size_pt for each in seen), default=0.0), 2)

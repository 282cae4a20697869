"""Flag what is painted in screen colours, or in colours that depend on a conversion nobody has agreed on.

Why: a press has no red, green and blue; somebody must convert them, and bright colours come out duller.
Fix: convert the document to CMYK with the profile your printer names, and look at it again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, SpaceFacts
from preflight.printed import Painted, colours, names, told
from preflight.report import Severity

TEXTS = {
    "rgb": Text(
        "{on_pages}: {kinds} in {space}, CMYK, grey or ordered spot inks are expected; convert before printing",
        "{on_pages}: {kinds} in screen colours. Print looks duller; save with CMYK colours to decide yourself.",
    ),
    "lab": Text(
        "{on_pages}: {kinds} in Lab, CMYK, grey or ordered spot inks are expected; convert before printing",
        "{on_pages}: {kinds} in colours that we must convert. They may look a little different in print.",
    ),
    "calibrated": Text(
        "{on_pages}: {kinds} in {space}, device colours are expected; the calibration is ignored or converted",
        "{on_pages}: {kinds} in calibrated grey. It may print a little lighter or darker.",
        severity=Severity.INFO,
    ),
}
_CALIBRATED = frozenset({"CalGray", "CalCMYK"})


@check(severity=Severity.WARNING, texts=TEXTS, settings={"rgb": "none", "lab": False})
def colour_space(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Tell what is painted inside the cut in a space that is not for print.

    The setting `rgb` is none, profiled (with an ICC profile or calibrated) or any; `lab` allows Lab.
    """
    wrong = {
        place: case
        for place, space in enumerate(facts.spaces)
        if (case := _case(space, str(settings["rgb"]), lab=bool(settings["lab"])))
    }
    if not wrong:
        return

    def is_wrong(painted: Painted) -> bool:
        return painted.colour.space in wrong

    seen = colours(facts, expected, is_wrong)
    for place, case in wrong.items():
        those = [each for each in seen if each.mark.colour.space == place]
        told_of = ("kinds", names(those)), ("space", _name(facts.spaces[place]))
        yield from told(case, those, arguments=told_of)


def _case(space: SpaceFacts, rgb: str, *, lab: bool) -> str:
    """Say what is wrong with a space; empty for nothing. What lies under an Indexed one is its process."""
    if space.process == "RGB":
        allowed = rgb == "any" or (rgb == "profiled" and (space.icc is not None or space.family == "CalRGB"))
        return "" if allowed else "rgb"
    if space.process == "Lab":
        return "" if lab else "lab"
    return "calibrated" if space.family in _CALIBRATED else ""


def _name(space: SpaceFacts) -> str:
    if space.icc is not None and space.icc.name:
        return f"{space.process} ({space.icc.name})"
    return space.family if space.family != "Indexed" else space.process

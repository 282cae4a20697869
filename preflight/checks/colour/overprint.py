"""Flag overprint that will not do what it looks like on screen.

Why: overprint in grey, in old mode or in CMYK with a profile knocks out on one press and mixes on another.
Fix: switch overprint off where it is not meant, and define overprinting parts in plain CMYK.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, Overprint, Trait
from preflight.printed import Painted, Seen, colours, lying_over_ink, names, told
from preflight.report import Severity

TEXTS = {
    "gray": Text(
        "{on_pages}: {kinds} in DeviceGray set to overprint over ink, CMYK black is expected; they knock out",
        "{on_pages}: grey {kinds} on colour may print differently than on screen. Please use pure black.",
    ),
    "mode-0": Text(
        "{on_pages}: {kinds} overprint in mode 0 over ink, mode 1 is expected; inks of 0 % erase what is below",
        "{on_pages}: {kinds} may wipe out the colour below in print. Please export again with standard settings.",
    ),
    "profiled": Text(
        "{on_pages}: {kinds} in CMYK with a profile set to overprint over ink, plain CMYK is expected; they knock out",
        "{on_pages}: {kinds} on colour may print differently than on screen. Please export without colour profiles.",
    ),
}
_GRAY = frozenset({"DeviceGray", "CalGray"})


@check(severity=Severity.WARNING, texts=TEXTS)
def overprint(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell overprint that differs by device (ISO 32000-2, 11.7.4), where it lies over ink; white is another check's."""

    def overprints(painted: Painted) -> bool:
        return painted.overprint is not Overprint.OFF and bool(_case(facts, painted))

    groups: dict[str, list[Seen[Painted]]] = {case: [] for case in TEXTS}
    for each in lying_over_ink(colours(facts, expected, overprints)):
        groups[_case(facts, each.mark)].append(each)
    for case, seen in groups.items():
        yield from told(case, seen, arguments=(("kinds", names(seen)),))


def _case(facts: Facts, painted: Painted) -> str:
    """Say what is doubtful; black text in grey is what black-text-knockout tells."""
    space, colour = facts.spaces[painted.colour.space], painted.colour
    if colour.trait is Trait.WHITE:
        return ""
    if space.family in _GRAY:
        return "" if painted.what == "text" and colour.trait is Trait.BLACK else "gray"
    if space.family == "ICCBased" and space.process == "CMYK":
        return "profiled"
    holes = space.family == "DeviceCMYK" and 0 < colour.inks < space.components
    return "mode-0" if holes and painted.overprint is Overprint.ON else ""

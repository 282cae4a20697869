"""Colour spaces, ICC profiles and single colours, as a page paints with them (ISO 32000-2, 8.6)."""

from dataclasses import dataclass
from enum import StrEnum

PROCESS_INKS = ("Cyan", "Magenta", "Yellow", "Black")
_NOTHING = 0.005
"""Less of an ink than this is none: half a step in a hundred, as some programs round."""


class Trait(StrEnum):
    """What a colour is like, as far as rules ask: black is 100 % black ink alone, rich black has other inks below."""

    WHITE = "white"
    BLACK = "black"
    RICH_BLACK = "rich-black"
    ONE_INK = "one-ink"
    SEVERAL_INKS = "several-inks"
    NOT_INKS = "not-inks"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class IccFacts:
    """The header of an ICC profile (ICC.1, 7.2); `kind` is its class: prtr, mntr, scnr, spac, link, abst, nmcl.

    `space` and `pcs` are the profile's own words without blanks: CMYK, RGB, GRAY, Lab, XYZ. `fault` says why the
    profile cannot be used; the other names then hold what could be read.
    """

    kind: str
    space: str
    pcs: str
    version: str
    components: int
    name: str
    sha256: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class SpaceFacts:
    """A colour space: `family` is its name in the file (DeviceCMYK, ICCBased, Separation, DeviceN, Lab, Indexed, ...).

    `process` is what it amounts to: Gray, RGB, CMYK, Lab, Spot (a Separation or DeviceN that names an ink which is
    no process ink), All, None, Pattern or, where it makes no sense, Unknown. `colourants` are the inks named, in
    order. `alternate` is the family a press without these inks falls back to, `alternate_values` each single ink at
    full strength in it, () where its function was not computed. `base` is the space beneath an Indexed or Pattern
    one, as a place in Facts.spaces; `subtype` tells NChannel from DeviceN.
    """

    family: str
    process: str
    components: int
    colourants: tuple[str, ...] = ()
    alternate: str = ""
    alternate_values: tuple[tuple[float, ...], ...] = ()
    icc: IccFacts | None = None
    base: int | None = None
    subtype: str = ""

    @property
    def is_spot(self) -> bool:
        """Say whether it needs an ink of its own."""
        return self.process == "Spot"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour in the space at this place of Facts.spaces, its `values` as the file gives them.

    `inks` counts the inks it prints with, `total_percent` adds them up, `faintest_percent` is the least of them; all
    three are 0 for white and where a colour is not made of inks (RGB, Lab). `values` is empty where there is no
    single colour: images, patterns, shadings, and marks beyond MOST_CLASSES of a page.
    """

    space: int
    values: tuple[float, ...] = ()
    trait: Trait = Trait.UNKNOWN
    inks: int = 0
    total_percent: float = 0.0
    faintest_percent: float = 0.0


def colour_of(place: int, space: SpaceFacts, values: tuple[float, ...]) -> Colour:
    """Work out what a colour is like."""
    if not values:
        return Colour(place)
    kept = tuple(round(value, 4) for value in values)
    amounts = _amounts(space, values)
    if amounts is None:
        return Colour(place, kept, Trait.WHITE if _is_white(space, values) else Trait.NOT_INKS)
    printing = {ink: amount for ink, amount in amounts.items() if amount >= _NOTHING}
    if not printing:
        return Colour(place, kept, Trait.WHITE)
    return Colour(
        place,
        kept,
        _trait(printing),
        len(printing),
        round(100 * sum(printing.values()), 1),
        round(100 * min(printing.values()), 1),
    )


def _trait(printing: dict[str, float]) -> Trait:
    black = printing.get("Black", 0.0)
    if len(printing) == 1:
        return Trait.BLACK if black > 1 - _NOTHING else Trait.ONE_INK
    return Trait.RICH_BLACK if black >= 0.85 else Trait.SEVERAL_INKS


def _amounts(space: SpaceFacts, values: tuple[float, ...]) -> dict[str, float] | None:
    """Return how much of each ink a colour takes; None for one that is not made of inks."""
    if space.colourants:
        return dict(zip(space.colourants, values, strict=False))
    if space.process == "CMYK":
        return dict(zip(PROCESS_INKS, values, strict=False))
    return {"Black": 1 - values[0]} if space.process == "Gray" else None


def _is_white(space: SpaceFacts, values: tuple[float, ...]) -> bool:
    if space.process == "Lab":
        return values[0] >= 100 - _NOTHING
    return space.process == "RGB" and min(values) >= 1 - _NOTHING

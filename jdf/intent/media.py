"""Media: the stock."""

from collections.abc import Iterator
from dataclasses import dataclass

from jdf.intent.problem import Problem, one_of, positive, text_fits
from jdf.vocabulary import COLORS

MEDIA_TYPES = (
    "paper",
    "board",
    "selfAdhesive",
    "film",
    "vinyl",
    "textile",
    "synthetic",
    "carbonless",
    "corrugated",
    "envelope",
)
GRAINS = ("", "short", "long")
CARBONLESS = ("", "cb", "cfb", "cf")
COATINGS = ("none", "coated", "gloss", "highGloss", "matte", "satin", "silk")


@dataclass(frozen=True, slots=True)
class Media:
    """Kind, stock code, weight in g/m2, thickness in um, coating of both faces.

    `grain` runs along the short or the long edge; `carbonless` is the layer of a set: cb on top (coated back),
    cfb between (coated front and back), cf at the bottom (coated front).
    """

    type: str = "paper"
    stock: str = ""
    gsm: float | None = None
    thickness_um: float | None = None
    coating_front: str = "none"
    coating_back: str = "none"
    color: str = ""
    grain: str = ""
    brand: str = ""
    customer_supplied: bool = False
    carbonless: str = ""


def media_problems(media: Media, path: str) -> Iterator[Problem]:
    """Check that a stock is described in known words and possible numbers."""
    yield from one_of("media-type-unknown", f"{path}.type", media.type, MEDIA_TYPES)
    yield from one_of("coating-unknown", f"{path}.coating_front", media.coating_front, COATINGS)
    yield from one_of("coating-unknown", f"{path}.coating_back", media.coating_back, COATINGS)
    yield from positive("weight-not-positive", f"{path}.gsm", media.gsm)
    yield from positive("thickness-not-positive", f"{path}.thickness_um", media.thickness_um)
    yield from one_of("color-unknown", f"{path}.color", media.color, ("", *COLORS))
    yield from one_of("grain-unknown", f"{path}.grain", media.grain, GRAINS)
    yield from one_of("carbonless-unknown", f"{path}.carbonless", media.carbonless, CARBONLESS)
    for name in ("stock", "brand"):
        yield from text_fits(f"{path}.{name}", getattr(media, name), 1023)

"""What is painted on a page: marks that look alike are one class, with where they are and how many there are."""

from dataclasses import dataclass
from enum import StrEnum

from preflight.facts.colour import Colour

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in mm as the page is shown: origin at the MediaBox's lower left, y upwards."""

MOST_RECTS = 12
"""As many places as one class of marks keeps; what lies beside it is joined to the last, so all are covered."""

MOST_CLASSES = 60
"""As many classes of one sort of marks as a page tells apart by exact colour; after that by Trait alone."""

MOST_IMAGES = 40
"""As many images as a page tells; those of the fewest pixels an inch are kept."""


class Overprint(StrEnum):
    """Whether a mark leaves what lies under it: no, yes, or only where its own ink is 0 (OPM 1, 8.6.7)."""

    OFF = "off"
    ON = "on"
    NONZERO = "nonzero"


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font that text on a page is shown in; text that cannot be seen (render mode 3) uses none.

    `name` is BaseFont without the subset's prefix, `kind` the Subtype (Type1, TrueType, Type0, Type3, MMType1; for
    Type0 `descendant` is that of its descendant), `program` the kind of font file in the PDF (Type1, TrueType, CFF,
    OpenType, none). `least_pt` is the least effective size anything is set in. `objects` counts how often the file has
    it: several subsets of one font are told together. `lacking` are the pages on which letters are shown that it lacks.
    `says_letters`: its codes lead to characters, by a map to Unicode (`has_unicode`) or by an encoding.
    """

    name: str
    kind: str
    embedded: bool
    pages: str
    subset: bool = False
    program: str = ""
    descendant: str = ""
    encoding: str = ""
    has_unicode: bool = False
    least_pt: float = 0.0
    objects: int = 1
    lacking: str = ""
    says_letters: bool = True


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """An image as it is placed: its pixels, bits for each colour (1 for line art), and pixels an inch.

    `ppi` is the lesser of `ppi_x` and `ppi_y`, which are measured along the image's own sides. `rect_mm` is the part
    that can be seen: on the page and inside every clip. `whole_mm` is all of it. `kind` is image, stencil (painted
    in `colour`) or inline. `filters` are the file's names. `skew_deg` is how far its corner is from a right angle.
    """

    width_px: int
    height_px: int
    bits: int
    ppi: float
    rect_mm: Rect
    ppi_x: float = 0.0
    ppi_y: float = 0.0
    whole_mm: Rect = (0.0, 0.0, 0.0, 0.0)
    kind: str = "image"
    colour: Colour | None = None
    filters: tuple[str, ...] = ()
    overprint: Overprint = Overprint.OFF
    mirrored: bool = False
    skew_deg: float = 0.0
    interpolate: bool = False
    soft_mask: bool = False
    opi: bool = False
    alternates: bool = False
    object: int = 0


@dataclass(frozen=True, slots=True)
class TextFacts:
    """Text of one font, size and colour: `size_pt` is the effective size, `font` its place in Facts.fonts.

    `fill` and `stroke` are None where the letters are not filled or not outlined. `glyphs` counts all letters.
    """

    font: int
    size_pt: float
    fill: Colour | None
    stroke: Colour | None
    overprint: Overprint
    glyphs: int
    rects_mm: tuple[Rect, ...]
    line_pt: float = 0.0
    stroke_overprint: Overprint = Overprint.OFF


@dataclass(frozen=True, slots=True)
class FillFacts:
    """Filled areas of one colour; `what` is path, shading or pattern, `least_pt` the smaller side of the thinnest."""

    what: str
    colour: Colour
    overprint: Overprint
    count: int
    least_pt: float
    rects_mm: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class LineFacts:
    """Drawn lines of one colour and effective width; a width of 0 is the thinnest line a device can draw."""

    width_pt: float
    colour: Colour
    overprint: Overprint
    count: int
    rects_mm: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class TransparencyFacts:
    """Where something is transparent: `kind` is alpha, blend, soft-mask or image-mask; `detail` the mode or alpha."""

    kind: str
    detail: str
    count: int
    rects_mm: tuple[Rect, ...]

"""What the pixels of a file say whatever the order says; read once for each SHA-256 and kept as JSON beside its facts.

A change in the meaning of any name here raises the number in PIXELS_SCHEMA, so that kept ones are read anew.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from preflight import codec
from preflight.facts import Rect
from preflight.pixels.edges import Edge
from preflight.pixels.leftovers import Found

PIXELS_SCHEMA = "preflight-pixels/3"

DAMAGED = "the data of an image"
"""How a doubt begins that tells of a picture whose data is broken; others tell of what was too large or too odd."""


@dataclass(frozen=True, slots=True)
class PlateUse:
    """One plate of a page, in percent: its mean tone, how much of the page it inks, and its darkest tone."""

    mean: float
    inked: float
    most: float


@dataclass(frozen=True, slots=True)
class HeavyInk:
    """Where a page has more ink than `over` percent: all such area in mm2, the largest in one piece, and its box."""

    over: int
    area_mm2: float
    largest_mm2: float
    rect_mm: Rect


@dataclass(frozen=True, slots=True)
class TotalInk:
    """All plates together, in percent (total area coverage), averaged over about a square millimetre.

    `heavy` holds steps of the amount, lowest first; a step at which no ink lies is not there.
    """

    most: float
    p995: float
    heavy: tuple[HeavyInk, ...]

    def over(self, limit: float) -> HeavyInk | None:
        """Return where there is more ink than a limit, by the next step that is not below it."""
        return next((step for step in self.heavy if step.over >= limit), None)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words that were to be replaced before printing, and where they stand."""

    kind: Found
    text: str
    rect_mm: Rect


@dataclass(frozen=True, slots=True)
class Folio:
    """A number that begins or ends a line at the upper or lower edge of a page."""

    number: int
    rect_mm: Rect


@dataclass(frozen=True, slots=True)
class JpegFacts:
    """How a picture is coded as JPEG: its object's number, its quality as libjpeg counts (0: no table).

    `negative` says that its four inks look turned into their opposites: black nearly everywhere, and under it more of
    the others than any separation gives. `earlier` is the quality it was saved with before, where that is sure to be
    worse; 0 elsewhere.
    """

    object: int
    quality: int
    negative: bool = False
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class PagePixels:
    """One page. `failed` says why it was not measured; then there is nothing else.

    `plates` are those with ink on them. `colour` is the share of the page, in percent, on which cyan, magenta and
    yellow make a colour other than grey; `edges` are left, bottom, right, top. `doubts` tells what was left out.
    `leftovers` and `folios` are read from the letters that are seen.
    """

    number: int
    width_mm: float
    height_mm: float
    plates: Mapping[str, PlateUse]
    total: TotalInk | None
    colour: float
    edges: tuple[Edge, ...]
    failed: str = ""
    doubts: tuple[str, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    folios: tuple[Folio, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Say whether no ink at all lies on the page; False where that is not known."""
        return not self.failed and not self.doubts and not self.plates


@dataclass(frozen=True, slots=True)
class PixelFacts:
    """All pages of one file that could be measured in time; `press` says how RGB colours were separated.

    `pages_in_file` is more than there are pages here where the time was up before the end. `jpegs` are the pictures of
    that coding that were decoded, `broken` the objects of pictures whose data is damaged.
    """

    sha256: str
    dpi: float
    press: str
    pages_in_file: int
    pages: tuple[PagePixels, ...]
    jpegs: tuple[JpegFacts, ...] = ()
    broken: tuple[int, ...] = ()

    def measured(self) -> Iterator[PagePixels]:
        """Yield the pages that were measured."""
        return (page for page in self.pages if not page.failed)

    def to_json(self) -> str:
        """Write them as JSON with schema name and version."""
        return codec.dump_bytes(self, PIXELS_SCHEMA).decode()

    def to_plain(self) -> dict[str, object]:
        """Return them as plain values, for who keeps JSON and writes it itself."""
        return codec.to_plain(self, PIXELS_SCHEMA)

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> Self:
        """Read them back out of such values; anything but this schema raises CodecError."""
        return codec.from_plain(cls, plain, PIXELS_SCHEMA)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read them back; anything but this schema raises CodecError."""
        return codec.load(cls, text, PIXELS_SCHEMA)

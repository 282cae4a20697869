"""What is true of a file whatever the order says; read once for each SHA-256 and kept as JSON.

A change in the meaning of any name here raises the number in FACTS_SCHEMA, so that kept facts are read anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from preflight import codec

FACTS_SCHEMA = "preflight-facts/2"

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in mm as the page is shown: origin at the MediaBox's lower left, y upwards."""


class Content(StrEnum):
    """What became of a page's content stream."""

    READ = "read"
    NONE = "none"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Encryption:
    """How the file is locked (ISO 32000-2, 7.6); `denied` names what its permissions forbid."""

    needs_password: bool
    revision: int
    bits: int
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Damage:
    """What is broken in the file's structure; all empty when it is sound."""

    unreadable: str
    truncated: bool
    rebuilt: bool
    repairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """An image as it is placed: its pixels, bits for each colour (1 for line art), and the fewest pixels an inch."""

    width_px: int
    height_px: int
    bits: int
    ppi: float
    rect_mm: Rect


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font: `pages` are those it can be used on if it is embedded, those it is seen on if it is not."""

    name: str
    kind: str
    embedded: bool
    pages: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page: its boxes with Rotate and UserUnit applied, and whether anything is painted on it.

    A box that the file does not give has the value ISO 32000-2, 14.11.2 gives it; `defined` names
    those the file gives itself. `has_marks` is None where the content could not be read to the end.
    `images` holds those of the fewest pixels an inch, lowest first; None where they were too many to look at.
    """

    number: int
    rotate: int
    user_unit: float
    media: Rect
    crop: Rect
    bleed: Rect
    trim: Rect
    art: Rect
    defined: tuple[str, ...]
    content: Content
    has_marks: bool | None
    images: tuple[ImageFacts, ...] | None = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one file; `page_votes` holds what each way of counting says of the number of pages."""

    sha256: str
    size_bytes: int
    kind: str
    pdf_version: str
    producer: str
    creator: str
    encryption: Encryption | None
    damage: Damage
    page_votes: Mapping[str, int]
    pages: tuple[PageFacts, ...]
    fonts: tuple[FontFacts, ...] = ()

    def to_json(self) -> str:
        """Write the facts as JSON with schema name and version."""
        return codec.dump(self, FACTS_SCHEMA)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read facts back; anything but this schema raises CodecError."""
        return codec.load(cls, text, FACTS_SCHEMA)

"""A picture of a page as a value, and how it travels out of the sandbox: two lengths, a header, the bytes.

Frame: a picture shows the whole MediaBox as the page is shown (Rotate applied), so its lower left corner is the
origin of facts.Rect and its edges are those of `PageFacts.media`. Nothing of the page outside the CropBox is left
out: bleed and printer's marks lie there.
"""

import struct
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import version
from types import MappingProxyType

from preflight import codec

_HEADER_SCHEMA = "preflight-picture/1"
_FAILURE_SCHEMA = "preflight-picture-failure/1"
MOST_WIDTH_PX = 2400
MOST_HEIGHT_PX = 4 * MOST_WIDTH_PX
MOST_PX = 9 << 20
"""As many dots a picture has at most: a page as long as A4 at the greatest width, a longer one at less."""

_MAGIC = b"PFPICT1\n"
_LENGTHS = struct.Struct(">8sII")
_BEGINS = MappingProxyType({"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"})
"""The only kinds of picture taken from a child, and how each begins; nothing else is ever served."""


@dataclass(frozen=True, slots=True)
class PictureWish:
    """Which page (from 1), and how wide; a page far longer than wide gives a narrower picture.

    With `ink_limit`, in percent of total ink, it is a picture of the ink and not of the page: pale where the limit is
    kept, from yellow to red where it is not. That picture is as wide as the plates are.
    """

    page: int
    width_px: int
    ink_limit: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a PNG or JPEG; `pages` is how many the document has."""

    media_type: str
    width_px: int
    height_px: int
    pages: int
    data: bytes


class NoPicture(StrEnum):
    """Why there is no picture of a page."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    NO_SUCH_PAGE = "no-such-page"
    TOO_COMPLEX = "too-complex"
    CRASHED = "crashed"
    TIMEOUT = "timeout"


@dataclass(frozen=True, slots=True)
class PictureFailure:
    """There is no picture, and why; a value, because a hostile file is an expected outcome."""

    reason: NoPicture
    detail: str


@dataclass(frozen=True, slots=True)
class _Header:
    media_type: str
    width_px: int
    height_px: int
    pages: int


@cache
def picture_renderer() -> str:
    """Name what pictures are drawn with, so that kept ones can be told from those of another version."""
    return f"2-{version('pypdfium2')}"


def pack_picture(drawn: Picture | PictureFailure) -> bytes:
    """Write a picture, or why there is none, as one answer."""
    return _framed(drawn) if isinstance(drawn, Picture) else codec.dump(drawn, _FAILURE_SCHEMA).encode()


def unpack_picture(answer: bytes) -> Picture | PictureFailure:
    """Read an answer back; CodecError for anything that is not exactly one PNG or JPEG, or a failure."""
    if not answer.startswith(_MAGIC):
        return codec.load(PictureFailure, answer, _FAILURE_SCHEMA)
    return _unframed(answer)


def _framed(picture: Picture) -> bytes:
    header = _Header(picture.media_type, picture.width_px, picture.height_px, picture.pages)
    told = codec.dump(header, _HEADER_SCHEMA).encode()
    return _LENGTHS.pack(_MAGIC, len(told), len(picture.data)) + told + picture.data


def _unframed(answer: bytes) -> Picture:
    if len(answer) < _LENGTHS.size:
        raise codec.CodecError("shorter than the lengths of a picture")
    _, header_bytes, data_bytes = _LENGTHS.unpack_from(answer)
    if len(answer) != _LENGTHS.size + header_bytes + data_bytes:
        raise codec.CodecError("not of the length it tells")
    start = _LENGTHS.size + header_bytes
    header = codec.load(_Header, answer[_LENGTHS.size : start], _HEADER_SCHEMA)
    begins = _BEGINS.get(header.media_type)
    if begins is None or not answer.startswith(begins, start):
        raise codec.CodecError(f"not a picture of the kind {header.media_type!r}")
    if not (0 < header.width_px <= MOST_WIDTH_PX and 0 < header.height_px <= MOST_HEIGHT_PX):
        raise codec.CodecError(f"a picture of {header.width_px} x {header.height_px} pixels")
    return Picture(header.media_type, header.width_px, header.height_px, header.pages, answer[start:])

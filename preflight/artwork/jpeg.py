"""JPEG by its markers (ITU-T T.81): size, inks, profile, quality, and whether its pixels come to an end."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from PIL import Image, JpegImagePlugin, UnidentifiedImageError

from preflight.artwork.binary import MOST_ICC_BYTES, length_of
from preflight.artwork.exif import orientation_of
from preflight.facts import IccFacts, PictureFacts
from preflight.interpreter.icc import read_icc

MOST_DECODED_PX = 120_000_000
MOST_PROGRESSIVE_PX = 24_000_000
"""As many pixels as are decoded to see whether they are whole; a progressive picture is held in memory as a whole."""

_MOST_SCANS = 40
_MOST_MARKERS = 10_000
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
_SOS, _EOI, _DQT, _APP0, _APP1, _APP2, _APP14 = 0xDA, 0xD9, 0xDB, 0xE0, 0xE1, 0xE2, 0xEE
_MODES = {1: "Gray", 3: "RGB", 4: "CMYK"}
_STANDARD = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
    51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120,
    101, 72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip
"""The luminance table of Annex K, which is quality 50; other tables are that table scaled."""


def table_at(quality: int) -> tuple[int, ...]:
    """Return the luminance table of a quality (1 to 100) as libjpeg scales it, row by row."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return tuple(max(1, min(255, (value * scale + 50) // 100)) for value in _STANDARD)


_SUMS = {quality: sum(table_at(quality)) for quality in range(1, 101)}
_TO_INCH = {1: 1.0, 2: 2.54}
_DECODER = JpegImagePlugin
"""Named so that it is loaded before a child gives up the right to open files."""


@dataclass(slots=True)
class _Seen:
    frame: tuple[int, int, int, int] = (0, 0, 0, 0)
    progressive: bool = False
    ppi: tuple[float, float] = (0.0, 0.0)
    icc: dict[int, bytes] = field(default_factory=dict)
    adobe: bool = False
    orientation: int = 1
    quality: int = 0
    first_scan: int = 0


def read_jpeg(file: BinaryIO) -> PictureFacts:
    """Read a JPEG; ValueError where it tells no size."""
    seen = _Seen()
    for marker, body, at in _segments(file):
        _take(seen, marker, body)
        if marker == _SOS:
            seen.first_scan = at
            break
    bits, high, wide, inks = seen.frame
    if not (wide and high and inks):
        raise ValueError("the JPEG tells no size")
    scans = _scans(file, seen.first_scan)
    undecoded = _too_much(seen, wide * high, scans)
    return PictureFacts(
        wide, high, _MODES.get(inks, f"{inks} inks"), bits,
        ppi=seen.ppi, icc=_icc(seen.icc), orientation=seen.orientation,
        compression="JPEG progressive" if seen.progressive else "JPEG", quality=seen.quality,
        inverted=seen.adobe and inks == 4,
        damage=_fault(file, decode=not undecoded), undecoded=undecoded,
    )  # fmt: skip


def _segments(file: BinaryIO) -> Iterator[tuple[int, bytes, int]]:
    """Yield marker, content and place of each segment, until one is no segment any more."""
    file.seek(2)
    for _ in range(_MOST_MARKERS):
        lead = file.read(1)
        if lead != b"\xff":
            return
        while (code := file.read(1)) == b"\xff":
            pass
        if not code:
            return
        marker = code[0]
        if marker in _BARE:
            continue
        if marker == _EOI:
            return
        told = file.read(2)
        if len(told) < 2 or (length := int.from_bytes(told)) < 2:
            return
        at = file.tell() - 4
        yield marker, file.read(length - 2), at


def _take(seen: _Seen, marker: int, body: bytes) -> None:
    if marker in _FRAMES and len(body) >= 6:
        seen.frame = struct.unpack(">BHHB", body[:6])
        seen.progressive = marker in _PROGRESSIVE
    elif marker == _DQT:
        seen.quality = seen.quality or _quality(body)
    elif marker == _APP0 and body.startswith(b"JFIF\x00") and len(body) >= 12:
        unit, across, down = struct.unpack(">BHH", body[7:12])
        factor = _TO_INCH.get(unit, 0.0)
        seen.ppi = (round(across * factor, 2), round(down * factor, 2))
    elif marker == _APP1 and body.startswith(b"Exif\x00\x00"):
        seen.orientation = orientation_of(body[6:])
    elif marker == _APP2 and body.startswith(b"ICC_PROFILE\x00") and len(body) > 14:
        seen.icc.setdefault(body[12], body[14:])
    elif marker == _APP14 and body.startswith(b"Adobe"):
        seen.adobe = True


def _quality(table: bytes) -> int:
    """Return the quality (1 to 100) whose table this is, as libjpeg scales the one of Annex K; 0 for no table."""
    values = (
        struct.unpack(">64H", table[1:129])
        if table[:1] and table[0] >> 4 and len(table) > 128
        else tuple(table[1:65])
    )
    return quality_of(values)


def quality_of(values: Sequence[int]) -> int:
    """Return the quality of a table of 64 values in whatever order; 0 for no table."""
    if len(values) < 64:
        return 0
    total = sum(values)
    return min(_SUMS, key=lambda quality: (abs(_SUMS[quality] - total), quality))


def _icc(parts: dict[int, bytes]) -> IccFacts | None:
    """Join the profile's parts in the order of their numbers."""
    if not parts:
        return None
    return read_icc(b"".join(parts[number] for number in sorted(parts))[:MOST_ICC_BYTES], 0)


def _scans(file: BinaryIO, first: int) -> int:
    """Count how often pixels are gone over; many scans of much are what a bomb does."""
    file.seek(first)
    count, tail = 0, b""
    while count <= _MOST_SCANS and (piece := file.read(1 << 20)):
        count += (tail + piece).count(b"\xff\xda")
        tail = piece[-1:]
    return count


def _too_much(seen: _Seen, pixels: int, scans: int) -> str:
    most = MOST_PROGRESSIVE_PX if seen.progressive else MOST_DECODED_PX
    if pixels > most:
        return f"more than {most // 1_000_000} million pixels"
    return f"more than {_MOST_SCANS} scans" if scans > _MOST_SCANS else ""


def _fault(file: BinaryIO, *, decode: bool) -> str:
    """Say what is broken: a picture that is decoded at an eighth of its size is read to its last byte all the same."""
    if not decode:
        return "" if _has_end(file) else "it ends early"
    file.seek(0)
    try:
        with Image.open(file, formats=["JPEG"]) as picture:
            picture.draft(None, (max(1, picture.width // 8), max(1, picture.height // 8)))
            picture.load()
    except (OSError, SyntaxError, UnidentifiedImageError):
        return "its pixels are damaged" if _has_end(file) else "it ends early"
    return ""


def _has_end(file: BinaryIO) -> bool:
    size = length_of(file)
    file.seek(max(0, size - (64 << 10)))
    return b"\xff\xd9" in file.read()

"""TIFF by its directories (TIFF 6.0, and BigTIFF): pages, inks, profile, and whether its strips are all there."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from preflight.artwork.binary import MOST_ICC_BYTES, length_of, taken
from preflight.facts import IccFacts, PictureFacts
from preflight.interpreter.icc import read_icc

MOST_PAGES = 2000
_MOST_ENTRIES = 1000
_MOST_VALUES = 1_000_000
_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}
_LETTERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 18: "Q"}
_RATIONAL = 5
_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC = 256, 257, 258, 259, 262
_STRIPS, _ORIENTATION, _SAMPLES, _STRIP_BYTES, _X_PPI, _Y_PPI = 273, 274, 277, 279, 282, 283
_UNIT, _INK_SET, _TILES, _TILE_BYTES, _EXTRA, _ICC, _SUBFILE = 296, 332, 324, 325, 338, 34675, 254
_MODES = {
    0: "Gray",
    1: "Gray",
    2: "RGB",
    3: "Indexed",
    4: "Gray",
    5: "CMYK",
    6: "RGB",
    8: "Lab",
    9: "Lab",
    10: "Lab",
}
_COMPRESSIONS = {
    1: "none", 2: "CCITT", 3: "CCITT G3", 4: "CCITT G4", 5: "LZW", 6: "JPEG (old)", 7: "JPEG", 8: "Deflate",
    32773: "PackBits", 32946: "Deflate", 34712: "JPEG 2000", 50000: "Zstandard", 50001: "WebP",
}  # fmt: skip
_REDUCED = 1
_Values = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Byte order, and how wide counts and places are: TIFF or BigTIFF."""

    order: str
    count: str
    offset: str

    @property
    def entry_bytes(self) -> int:
        """Length of one entry of a directory."""
        return 4 + 2 * struct.calcsize(self.offset)


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    count: int
    inline: bytes
    place: int


def read_tiff(file: BinaryIO) -> PictureFacts:
    """Read a TIFF; ValueError where it has no page that tells its size."""
    head = taken(file, 0, 16)
    layout = _layout(head)
    start = struct.unpack_from(layout.order + layout.offset, head, 8 if layout.offset == "Q" else 4)[0]
    first: dict[int, _Entry] = {}
    pages, damage, seen = 0, "", set[int]()
    while start and not damage:
        if start in seen or pages >= MOST_PAGES:
            damage = (
                f"it has more than {MOST_PAGES} pages" if start not in seen else "its pages lead in a circle"
            )
            break
        seen.add(start)
        entries, following = _directory(file, layout, start)
        damage = "" if entries else "it ends early"
        if entries and not _is_reduced(file, layout, entries):
            first, pages = first or entries, pages + 1
            damage = _missing_strips(file, layout, entries)
        start = following
    return _picture(file, layout, first, max(1, pages), damage)


def _layout(head: bytes) -> _Layout:
    order = "<" if head[:2] == b"II" else ">"
    if len(head) < 16:
        raise ValueError("the TIFF has no header")
    big = struct.unpack_from(order + "H", head, 2)[0] == 43
    return _Layout(order, "Q", "Q") if big else _Layout(order, "H", "I")


def _directory(file: BinaryIO, layout: _Layout, start: int) -> tuple[dict[int, _Entry], int]:
    """Read one directory and where the next one is; nothing of one that is not whole."""
    wide = struct.calcsize(layout.count)
    told = taken(file, start, wide)
    if len(told) < wide:
        return {}, 0
    count = struct.unpack(layout.order + layout.count, told)[0]
    after = struct.calcsize(layout.offset)
    data = taken(file, start + wide, count * layout.entry_bytes + after)
    if count > _MOST_ENTRIES or len(data) < count * layout.entry_bytes:
        return {}, 0
    entries = {}
    for at in range(0, count * layout.entry_bytes, layout.entry_bytes):
        tag, kind, many = struct.unpack_from(f"{layout.order}HH{layout.offset}", data, at)
        inline = data[at + layout.entry_bytes - after : at + layout.entry_bytes]
        entries[tag] = _Entry(kind, many, inline, struct.unpack(layout.order + layout.offset, inline)[0])
    rest = data[count * layout.entry_bytes :]
    return entries, struct.unpack(layout.order + layout.offset, rest)[0] if len(rest) == after else 0


def _raw(file: BinaryIO, entries: Mapping[int, _Entry], tag: int, most: int) -> bytes:
    entry = entries.get(tag)
    if entry is None:
        return b""
    length = entry.count * _SIZES.get(entry.kind, 1)
    return entry.inline[:length] if length <= len(entry.inline) else taken(file, entry.place, length, most)


def _numbers(file: BinaryIO, layout: _Layout, entries: Mapping[int, _Entry], tag: int) -> _Values:
    entry = entries.get(tag)
    letter = _LETTERS.get(entry.kind) if entry else None
    if entry is None or letter is None or entry.count > _MOST_VALUES:
        return ()
    data = _raw(file, entries, tag, _MOST_VALUES * 8)
    many = min(entry.count, len(data) // struct.calcsize(letter))
    return struct.unpack_from(f"{layout.order}{many}{letter}", data)


def _is_reduced(file: BinaryIO, layout: _Layout, entries: Mapping[int, _Entry]) -> bool:
    """Say whether a page is only a smaller copy of another (tag 254)."""
    return bool(next(iter(_numbers(file, layout, entries, _SUBFILE)), 0) & _REDUCED)


def _missing_strips(file: BinaryIO, layout: _Layout, entries: Mapping[int, _Entry]) -> str:
    tiled = _TILES in entries
    places = _numbers(file, layout, entries, _TILES if tiled else _STRIPS)
    lengths = _numbers(file, layout, entries, _TILE_BYTES if tiled else _STRIP_BYTES)
    if not places or (lengths and len(places) != len(lengths)):
        return "it does not say where its pixels are"
    size = length_of(file)
    beyond = sum(
        place + length > size for place, length in zip(places, lengths or (1,) * len(places), strict=True)
    )
    return f"{beyond} of {len(places)} strips of pixels lie beyond its end" if beyond else ""


def _picture(
    file: BinaryIO, layout: _Layout, entries: Mapping[int, _Entry], pages: int, damage: str
) -> PictureFacts:
    def one(tag: int, otherwise: int = 0) -> int:
        return next(iter(_numbers(file, layout, entries, tag)), otherwise)

    wide, high = one(_WIDTH), one(_HEIGHT)
    if not (wide and high):
        raise ValueError("the TIFF tells no size")
    photometric, bits, samples = one(_PHOTOMETRIC, 1), one(_BITS, 1), one(_SAMPLES, 1)
    mode = "Bitmap" if photometric in {0, 1} and bits == 1 else _MODES.get(photometric, "Unknown")
    if photometric == 5 and one(_INK_SET, 1) == 2:
        mode = f"{samples} inks"
    return PictureFacts(
        wide, high, mode, bits,
        ppi=_ppi(file, layout, entries, one(_UNIT, 2)), icc=_icc(_raw(file, entries, _ICC, MOST_ICC_BYTES)),
        alpha=bool(set(_numbers(file, layout, entries, _EXTRA)) & {1, 2}),
        orientation=orientation if (orientation := one(_ORIENTATION, 1)) in range(1, 9) else 1,
        frames=pages, compression=_COMPRESSIONS.get(one(_COMPRESSION, 1), "unknown"), damage=damage,
    )  # fmt: skip


def _ppi(file: BinaryIO, layout: _Layout, entries: Mapping[int, _Entry], unit: int) -> tuple[float, float]:
    factor = {2: 1.0, 3: 2.54}.get(unit, 0.0)
    across, down = (_rational(file, layout, entries, tag) * factor for tag in (_X_PPI, _Y_PPI))
    return (round(across, 2), round(down, 2))


def _rational(file: BinaryIO, layout: _Layout, entries: Mapping[int, _Entry], tag: int) -> float:
    data = _raw(file, entries, tag, 8)
    if len(data) < 8 or entries[tag].kind != _RATIONAL:
        return 0.0
    above, below = struct.unpack(layout.order + "II", data)
    return above / below if below else 0.0


def _icc(data: bytes) -> IccFacts | None:
    return read_icc(data, 0) if data else None

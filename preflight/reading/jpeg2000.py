"""Reads the boxes before a JPEG 2000 picture's data (ISO 15444-1, annex I); nothing is decoded."""

import struct
from collections.abc import Iterator

from preflight.facts import ColourSpecification, Jpeg2000Facts

_HEADER, _CODESTREAM = b"jp2h", b"jp2c"
_BARE = b"\xff\x4f\xff\x51"
_SIZE_FIELDS = struct.Struct(">36xH")
_LONG = 1
_BY_CHANNEL = 255
_ENUMERATED = 1
_COLOUR = 0
_MOST_BOXES = 200
_MOST_CHANNELS = 256

Boxes = dict[bytes, list[bytes]]


def jpeg2000_of(number: int, data: bytes) -> Jpeg2000Facts | None:
    """Tell what a picture says of its channels; None of data that is no JPEG 2000."""
    if data.startswith(_BARE):
        bits = _bits_of_a_codestream(data)
        return Jpeg2000Facts(number, len(bits), _distinct(bits)) if bits else None
    outer = _boxes(data)
    inner = _boxes(next(iter(outer.get(_HEADER, ())), b""))
    bits = _bits(inner)
    if not bits:
        return None
    seen = _without_transparency(inner, bits)
    return Jpeg2000Facts(number, len(seen), _distinct(seen), tuple(_spaces(inner)))


def _boxes(data: bytes) -> Boxes:
    """Return what each kind of box holds, up to the data of the picture."""
    found: Boxes = {}
    for kind, held in _each(data):
        if kind == _CODESTREAM:
            break
        found.setdefault(kind, []).append(held)
    return found


def _each(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    for _ in range(_MOST_BOXES):
        head = data[position : position + 8]
        if len(head) < 8:
            return
        length, start = int.from_bytes(head[:4]), position + 8
        if length == _LONG:
            length, start = int.from_bytes(data[start : start + 8]), start + 8
        end = position + length if length else len(data)
        if end < start:
            return
        yield head[4:], data[start:end]
        position = end


def _bits(inner: Boxes) -> list[int]:
    """Return the bits of each channel, of a picture with a palette those of its columns."""
    image = next(iter(inner.get(b"ihdr", ())), b"")
    if len(image) < 11:
        return []
    count, depth = int.from_bytes(image[8:10]), image[10]
    palette = next(iter(inner.get(b"pclr", ())), b"")
    if len(palette) > 2:
        return [_depth(each) for each in palette[3 : 3 + palette[2]]]
    if depth == _BY_CHANNEL:
        each_one = next(iter(inner.get(b"bpcc", ())), b"")
        return [_depth(each) for each in each_one[:_MOST_CHANNELS]]
    return [_depth(depth)] * min(count, _MOST_CHANNELS)


def _depth(coded: int) -> int:
    """Undo how bits are written: one less, and in the first bit whether there is a sign."""
    return (coded & 0x7F) + 1


def _without_transparency(inner: Boxes, bits: list[int]) -> list[int]:
    """Leave out the channels that are defined as opacity."""
    told = next(iter(inner.get(b"cdef", ())), b"")[2:]
    other = {
        int.from_bytes(told[at : at + 2])
        for at in range(0, len(told) - 5, 6)
        if int.from_bytes(told[at + 2 : at + 4]) != _COLOUR
    }
    return [depth for place, depth in enumerate(bits) if place not in other]


def _spaces(inner: Boxes) -> Iterator[ColourSpecification]:
    for held in inner.get(b"colr", ()):
        if len(held) > 2:
            enumerated = int.from_bytes(held[3:7]) if held[0] == _ENUMERATED else 0
            yield ColourSpecification(held[0], held[2], enumerated)


def _bits_of_a_codestream(data: bytes) -> list[int]:
    """Read the size marker of data without boxes (ISO 15444-1, A.5.1)."""
    told = data[4:]
    if len(told) < _SIZE_FIELDS.size:
        return []
    [count] = _SIZE_FIELDS.unpack_from(told)
    fields = told[_SIZE_FIELDS.size :]
    return [_depth(fields[3 * at]) for at in range(min(count, _MOST_CHANNELS)) if 3 * at < len(fields)]


def _distinct(bits: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(bits))

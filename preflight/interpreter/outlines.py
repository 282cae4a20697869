"""Whether the letter a font shows for one it lacks (.notdef, glyph 0) can be seen: in TrueType and CFF programs.

Many programs show glyph 0 where they mean nothing; only one with an outline is a box where a letter should be. What
makes no sense is taken for empty, so that no damaged font cries wolf (ISO/IEC 14496-22; Adobe Technical Note 5176).
"""

import struct

_SFNT = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_MOST_TABLES = 64
_LONG_OFFSETS = 50
_CHARSTRINGS, _ENDCHAR = 17, 14


def shows_missing_glyphs(program: bytes) -> bool:
    """Say whether glyph 0 of a font program draws anything."""
    try:
        if program[:4] in _SFNT:
            return _in_sfnt(program)
        return _in_cff(program) if program[:1] == b"\x01" else False
    except (struct.error, IndexError):
        return False


def _in_sfnt(data: bytes) -> bool:
    count = min(struct.unpack_from(">H", data, 4)[0], _MOST_TABLES)
    tables: dict[bytes, tuple[int, int]] = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, size = struct.unpack_from(">4sIII", data, at)
        tables[tag] = (start, size)
    if b"CFF " in tables:
        start, size = tables[b"CFF "]
        return _in_cff(data[start : start + size])
    if not {b"head", b"loca", b"glyf"} <= set(tables):
        return False
    long = struct.unpack_from(">h", data, tables[b"head"][0] + _LONG_OFFSETS)[0]
    first, second = struct.unpack_from(">2I" if long else ">2H", data, tables[b"loca"][0])
    return bool(second > first)


def _in_cff(data: bytes) -> bool:
    """Find the first charstring through header, names and top dictionary; it is empty if it only ends."""
    top = _index_end(data, data[2])
    first_top = _entry(data, top)
    offset = _operand(first_top, _CHARSTRINGS)
    return _draws(_entry(data, offset)) if offset else False


def _offsets(data: bytes, at: int) -> tuple[int, int, int, int]:
    """Return count, size of offsets, where offsets begin, and what they count from (an INDEX, 5176: 5)."""
    count = struct.unpack_from(">H", data, at)[0]
    size = data[at + 2] if count else 0
    return count, size, at + 3, at + 2 + (count + 1) * size


def _index_end(data: bytes, at: int) -> int:
    count, size, offsets, base = _offsets(data, at)
    if not count:
        return at + 2
    last = offsets + count * size
    return base + int.from_bytes(data[last : last + size])


def _entry(data: bytes, at: int) -> bytes:
    """Return the first entry of an INDEX."""
    count, size, offsets, base = _offsets(data, at)
    if not count:
        return b""
    first, second = (int.from_bytes(data[offsets + i * size : offsets + (i + 1) * size]) for i in (0, 1))
    return data[base + first : base + second]


def _operand(dictionary: bytes, wanted: int) -> int:
    """Return the whole number before an operator of a DICT (5176: 4)."""
    at = value = 0
    while at < len(dictionary):
        first = dictionary[at]
        if first <= 21:
            if first == wanted:
                return value
            at += 2 if first == 12 else 1
            continue
        value, at = _number(dictionary, at)
    return 0


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Read a number of a DICT; a real one counts as 0. Return it and where the next thing begins."""
    first = data[at]
    if first == 28:
        return struct.unpack_from(">h", data, at + 1)[0], at + 3
    if first == 29:
        return struct.unpack_from(">i", data, at + 1)[0], at + 5
    if first == 30:
        end = at + 1
        while data[end] & 0x0F != 0x0F and data[end] >> 4 != 0x0F:
            end += 1
        return 0, end + 1
    if first <= 246:
        return first - 139, at + 1
    sign = 1 if first <= 250 else -1
    return sign * ((first - (247 if sign > 0 else 251)) * 256 + data[at + 1] + 108), at + 2


def _draws(charstring: bytes) -> bool:
    """Say whether a Type 2 charstring does anything before it ends; a width alone is nothing."""
    at = 0
    while at < len(charstring):
        first = charstring[at]
        if first < 32 and first != 28:
            return first != _ENDCHAR
        at += 3 if first == 28 else 1 if first <= 246 else 2 if first < 255 else 5
    return False

"""Builds the least font programs that have a glyph 0, with an outline or without."""

import struct


def true_type(*, outline: bool) -> bytes:
    """A TrueType program of one glyph."""
    tables = {
        b"glyf": bytes(12),
        b"head": bytes(50) + struct.pack(">hh", 0, 0),
        b"loca": struct.pack(">2H", 0, 6 if outline else 0),
    }
    return _sfnt(b"\x00\x01\x00\x00", tables)


def open_type(*, outline: bool) -> bytes:
    """An OpenType program with a CFF table."""
    return _sfnt(b"OTTO", {b"CFF ": cff(outline=outline)})


def cff(*, outline: bool) -> bytes:
    """A CFF program of one glyph: a width, perhaps a step, and the end."""
    charstring = b"\x1c\x02\x58" + (b"\x8c\x8c\x15" if outline else b"") + b"\x0e"
    names, strings, subroutines = _index(b"Font"), _index(), _index()
    size = len(_index(bytes(10)))
    charstrings = 4 + len(names) + size + len(strings) + len(subroutines)
    weight = b"\x1e\x1a\x5f\x04"
    top = weight + b"\x1d" + struct.pack(">i", charstrings) + b"\x11"
    return b"\x01\x00\x04\x01" + names + _index(top) + strings + subroutines + _index(charstring)


def _index(*entries: bytes) -> bytes:
    if not entries:
        return b"\0\0"
    offsets, at = [1], 1
    for entry in entries:
        at += len(entry)
        offsets.append(at)
    return struct.pack(">HB", len(entries), 1) + bytes(offsets) + b"".join(entries)


def _sfnt(version: bytes, tables: dict[bytes, bytes]) -> bytes:
    start = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, data in tables.items():
        directory += struct.pack(">4sIII", tag, 0, start + len(body), len(data))
        body += data
    return version + struct.pack(">4H", len(tables), 0, 0, 0) + directory + body

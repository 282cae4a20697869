"""Looks at the tables of references before any library does, for not all libraries bound those that are packed.

A table may name as many objects as a file of its size can hold; one that goes on beyond that is made to fill memory
(ISO 32000-2, 7.5.8).
"""

import re
import zlib
from typing import BinaryIO

from preflight.failure import TooComplexError

_TAIL_BYTES = 2048
_HEAD_BYTES = 4096
_PIECE_BYTES = 1 << 16
_MOST_TABLE_BYTES = 32 << 20
_MOST_TABLES = 64
_LEAST_REFERENCES = 250_000
_BYTES_A_REFERENCE = 2
"""So few bytes of a file hold an object, where it is packed together with many that are like it."""

_MOST_ROW_BYTES = 16
_STARTS = re.compile(rb"startxref\s+(\d{1,12})\s")
_OBJECT = re.compile(rb"\s*\d+\s+\d+\s+obj\b")
_DATA = re.compile(rb"stream\r?\n")
_OTHERS = re.compile(rb"/(?:Prev|XRefStm)\s+(\d{1,12})")


def bearable_tables(file: BinaryIO) -> None:
    """Let a file's tables of references pass; TooComplexError for one that swells beyond what the file can hold."""
    size = file.seek(0, 2)
    most = max(_LEAST_REFERENCES, size // _BYTES_A_REFERENCE) * _MOST_ROW_BYTES
    file.seek(max(0, size - _TAIL_BYTES))
    waiting, seen = [int(place) for place in _STARTS.findall(file.read())[-1:]], set[int]()
    while waiting and len(seen) < _MOST_TABLES:
        place = waiting.pop()
        if place in seen or place >= size:
            continue
        seen.add(place)
        waiting += [int(other) for other in _OTHERS.findall(_told(file, place, most))]


def _told(file: BinaryIO, place: int, most: int) -> bytes:
    """Return what the table at a place says of itself, having looked how far it goes where it is a stream."""
    file.seek(place)
    head = file.read(_HEAD_BYTES)
    if _OBJECT.match(head) is None:
        return _trailer(file, place)
    data = _DATA.search(head)
    if data is None:
        return head
    said = head[: data.start()]
    _unpack(file, place + data.end(), most)
    return said


def _unpack(file: BinaryIO, place: int, most: int) -> None:
    """Unpack a stream, whatever it calls its filter, and keep nothing; damage is for the libraries to tell."""
    file.seek(place)
    unpacker, length = zlib.decompressobj(), 0
    while not unpacker.eof and (piece := unpacker.unconsumed_tail or file.read(_PIECE_BYTES)):
        try:
            length += len(unpacker.decompress(piece, _PIECE_BYTES))
        except zlib.error:
            return
        if length > most:
            raise TooComplexError(f"a table of references that swells to more than {most >> 20} MB")


def _trailer(file: BinaryIO, place: int) -> bytes:
    """Return the dictionary behind a table that is written out, as much of it as is bearable to look for."""
    file.seek(place)
    kept, left = b"", _MOST_TABLE_BYTES
    while left > 0 and (piece := file.read(_PIECE_BYTES)):
        left -= len(piece)
        found = (kept + piece).find(b"trailer")
        if found >= 0:
            return (kept + piece)[found:][:_HEAD_BYTES] + file.read(_HEAD_BYTES)
        kept = piece[-_HEAD_BYTES:]
    return b""

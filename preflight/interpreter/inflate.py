"""Decodes content streams without letting a small one swell: bounded from the first byte on."""

import io
import zlib

import pikepdf

from preflight.failure import TooComplexError
from preflight.interpreter.budget import MOST_STREAM_BYTES

_MOST_RATIO = 200
_RATIO_FROM = 16 << 20
_PIECE_BYTES = 1 << 18
_AS_TEXT = (pikepdf.Name.ASCII85Decode, pikepdf.Name.ASCIIHexDecode)


def content_of(stream: pikepdf.Stream, most: int = MOST_STREAM_BYTES) -> bytes:
    """Return a stream's data; TooComplexError for more than `most`, and what the library raises for damage."""
    packed = _packed(stream)
    if packed:
        data = inflated(packed, most)
        if data is not None:
            return data
    decoded = stream.read_bytes()
    if len(decoded) > most:
        raise TooComplexError(f"a stream of more than {most >> 20} MB")
    return decoded


def _packed(stream: pikepdf.Stream) -> bytes:
    """Return what is left to inflate of a stream whose last filter is Flate; nothing for any other kind.

    The library would hand what it decodes from text to Flate four bytes at a time, and unbounded.
    """
    found: object = stream.get("/Filter")
    filters = list(found) if isinstance(found, pikepdf.Array) else [found]
    if "/DecodeParms" in stream or filters[-1:] != [pikepdf.Name.FlateDecode]:
        return b""
    before = filters[:-1]
    if not before:
        return stream.read_raw_bytes()
    if len(before) > 1 or before[0] not in _AS_TEXT:
        return b""
    stream["/Filter"] = before[0]
    try:
        return stream.read_bytes()
    finally:
        stream["/Filter"] = found


def inflated(raw: bytes, most: int) -> bytes | None:
    """Inflate up to a number of bytes; None for what is damaged, TooComplexError for what goes on beyond it.

    Data that ends early is taken as far as it goes, as every reader does. To swell two hundredfold beyond sixteen
    megabytes is what a bomb does and no page, so it is stopped there.
    """
    least = min(most, max(_RATIO_FROM, len(raw) * _MOST_RATIO))
    try:
        data = _unpacked(raw, least + 1)
    except zlib.error:
        return None
    if len(data) > least:
        raise TooComplexError(f"a stream of {len(raw) >> 10} kB that swells to more than {least >> 20} MB")
    return data


def _unpacked(raw: bytes, most: int) -> bytes:
    """Inflate up to a number of bytes; a long stream in pieces, as zlib would hold what it yields twice."""
    unpacker = zlib.decompressobj()
    if len(raw) <= _PIECE_BYTES:
        return unpacker.decompress(raw, most)
    data, left = io.BytesIO(), most
    for start in range(0, len(raw), _PIECE_BYTES):
        if unpacker.eof:
            break
        piece = raw[start : start + _PIECE_BYTES]
        while piece and left > 0:
            left -= data.write(unpacker.decompress(piece, min(left, _PIECE_BYTES)))
            piece = unpacker.unconsumed_tail
    data.write(unpacker.flush() if left > 0 else b"")
    return data.getvalue()

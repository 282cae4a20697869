"""Decodes content streams without letting a small one swell: bounded from the first byte on."""

import zlib

import pikepdf

from preflight.failure import TooComplexError
from preflight.interpreter.budget import MOST_STREAM_BYTES

_MOST_RATIO = 200
_RATIO_FROM = 16 << 20


def content_of(stream: pikepdf.Stream, most: int = MOST_STREAM_BYTES) -> bytes:
    """Return a stream's data; TooComplexError for more than `most`, and what the library raises for damage."""
    raw = stream.read_raw_bytes() if is_plain_flate(stream) else b""
    if raw:
        data = inflated(raw, most)
        if data is not None:
            return data
    decoded = stream.read_bytes()
    if len(decoded) > most:
        raise TooComplexError(f"a stream of more than {most >> 20} MB")
    return decoded


def is_plain_flate(stream: pikepdf.Stream) -> bool:
    """Say whether the one filter is Flate without a predictor, which is so of nearly every content stream."""
    filters: object = stream.get("/Filter")
    if isinstance(filters, pikepdf.Array) and len(filters) == 1:
        filters = filters[0]
    return filters == pikepdf.Name.FlateDecode and "/DecodeParms" not in stream


def inflated(raw: bytes, most: int) -> bytes | None:
    """Inflate up to a number of bytes; None for what is damaged, TooComplexError for what goes on beyond it.

    Data that ends early is taken as far as it goes, as every reader does. To swell two hundredfold beyond sixteen
    megabytes is what a bomb does and no page, so it is stopped there.
    """
    least = min(most, max(_RATIO_FROM, len(raw) * _MOST_RATIO))
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(raw, least + 1)
    except zlib.error:
        return None
    if len(data) > least:
        raise TooComplexError(f"a stream of {len(raw) >> 10} kB that swells to more than {least >> 20} MB")
    return data

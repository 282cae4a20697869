"""Transfer encodings of MIME, both ways, piece by piece (RFC 2045, 6)."""

import binascii
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from jdf.errors import PackageBrokenError

Pieces = Iterable[bytes | memoryview]
_BLANKS: Final = b"\r\n\t "
_LINE: Final = 76
_LONGEST_QUOTED: Final = 64 * 1024
_ENCODED_AT_ONCE: Final = 57 * 4096


def as_is(pieces: Pieces) -> Iterator[bytes | memoryview]:
    """Yield the pieces of 7bit, 8bit and binary as they are, byte for byte."""
    yield from pieces


def from_base64(pieces: Pieces) -> Iterator[bytes]:
    """Decode base64 whatever its lines are; padding may be missing at the end."""
    rest = b""
    for piece in pieces:
        clean = rest + bytes(piece).translate(None, _BLANKS)
        whole = len(clean) - len(clean) % 4
        rest = clean[whole:]
        yield _base64(clean[:whole])
    if rest:
        yield _base64(rest + b"=" * (-len(rest) % 4))


def _base64(data: bytes) -> bytes:
    try:
        return binascii.a2b_base64(data, strict_mode=True) if data else b""
    except binascii.Error as fault:
        raise PackageBrokenError(
            f"a part is not base64 as it says: {fault}; send the package again"
        ) from fault


def from_quoted_printable(pieces: Pieces) -> Iterator[bytes]:
    """Decode quoted-printable line by line; a line beyond all measure is cut where nothing is escaped."""
    rest = b""
    for piece in pieces:
        text = rest + bytes(piece)
        end = text.rfind(b"\n") + 1
        if not end and len(text) > _LONGEST_QUOTED:
            end = len(text) - 3
            end = escape if (escape := text.find(b"=", end - 2)) >= 0 else end
        yield binascii.a2b_qp(text[:end])
        rest = text[end:]
    yield binascii.a2b_qp(rest)


def to_base64(pieces: Pieces) -> Iterator[bytes]:
    """Encode as base64 in lines of 76 characters that end with CRLF."""
    held, between = bytearray(), b""
    for piece in pieces:
        held += piece
        if len(held) >= _ENCODED_AT_ONCE:
            whole = len(held) - len(held) % 57
            yield between + _lines(bytes(held[:whole]))
            del held[:whole]
            between = b"\r\n"
    if held:
        yield between + _lines(bytes(held))


def _lines(data: bytes) -> bytes:
    text = binascii.b2a_base64(data, newline=False)
    return b"\r\n".join([text[at : at + _LINE] for at in range(0, len(text), _LINE)])


def base64_length(size: int) -> int:
    """Return how many bytes base64 makes of so many."""
    text = -(-size // 3) * 4
    return text + 2 * max(0, -(-text // _LINE) - 1)


DECODERS: Final[Mapping[str, Callable[[Pieces], Iterator[bytes | memoryview]]]] = {
    "": as_is,
    "7bit": as_is,
    "8bit": as_is,
    "binary": as_is,
    "base64": from_base64,
    "quoted-printable": from_quoted_printable,
}
"""What reads each transfer encoding."""

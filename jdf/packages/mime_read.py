"""Read a MIME package (multipart/related) as a stream: `.mjm`, `.mjd`, and what devices post.

Clause: JDF 1.5, JDF Packaging; RFC 2046 and 2387. The boundary is the one that stands in the body, whatever the
head says; line ends may be CRLF or LF; the head of the package may stand before the body or be missing.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

from jdf.errors import PackageBrokenError, PackageRefusedError
from jdf.packages.headers import part_head, read_headers, valued
from jdf.packages.limits import PACKAGE_LIMITS, PackageLimits
from jdf.packages.part import PackagePart, PartHead
from jdf.packages.stream import CRLF, ByteStream, Source
from jdf.packages.transfer import DECODERS, Pieces

_BLANK: Final = (b"\n", b"\r\n")
_HEADER: Final = re.compile(rb"[A-Za-z][A-Za-z-]*:")
_OTHERS: Final = {b"<": "an XML document", b"PK": "a ZIP"}


def read_mime(
    source: Source, *, content_type: str = "", limits: PackageLimits = PACKAGE_LIMITS
) -> Iterator[PackagePart]:
    """Yield the parts of a package as they come; each must be used before the next is asked for.

    Args:
        source: bytes, a path, a file, a socket or pieces of bytes; nothing behind the package's end is read.
        content_type: what the HTTP header of that name said, where there was one.
        limits: what is accepted.

    Raises:
        PackageBrokenError: it is no package, or breaks off.
        PackageRefusedError: it holds more than is accepted.
    """
    stream = ByteStream(source, limits.total_bytes)
    boundary = _boundary(stream, content_type, limits.header_bytes)
    for number in count(1):
        if stream.peek(len(boundary) + 4) == b"--" + boundary + b"--":
            return
        stream.line(limits.header_bytes)
        if number > limits.parts:
            raise PackageRefusedError(
                "package-too-many-parts",
                f"the package has more than {limits.parts} parts; send it in several packages",
            )
        head, line_end = _head(stream, number, limits.header_bytes)
        pieces = stream.until(boundary, line_end)
        yield PackagePart(head, _decoder(head)(pieces), limits)
        for _ in pieces:
            pass


def _boundary(stream: ByteStream, content_type: str, most: int) -> bytes:
    """Go to the first line of the boundary and return the boundary that stands there."""
    while stream.peek(2).startswith(_BLANK):
        stream.line(most)
    _refuse_other(stream.peek(2))
    said = valued(content_type).parameters.get("boundary", "")
    if _HEADER.match(stream.peek_line(most)):
        own = read_headers(_block(stream, most)[0]).get("content-type", "")
        said = valued(own).parameters.get("boundary", said)
    found = _first_boundary(stream, said.encode(), most)
    if not found:
        expected = f"a line --{said}" if said else "a line that begins with --"
        raise PackageBrokenError(
            f"there is no boundary in this package; {expected} was expected before its first part;"
            " send a package of the type multipart/related"
        )
    return found


def _refuse_other(first: bytes) -> None:
    for begin, what in _OTHERS.items():
        if first.startswith(begin):
            raise PackageBrokenError(f"this is {what} and no MIME package; read it as what it is")


def _first_boundary(stream: ByteStream, said: bytes, most: int) -> bytes:
    """Pass over the preamble; a line is the boundary if it is the one said, or if a part's head follows it."""
    passed = 0
    while passed < most and (line := stream.peek_line(most)):
        word = line.strip()[2:] if line.startswith(b"--") else b""
        if word and (word == said or stream.peek(len(line) + 8)[len(line) :].lower() == b"content-"):
            return word
        passed += len(stream.line(most))
    return b""


def _head(stream: ByteStream, number: int, most: int) -> tuple[PartHead, bytes]:
    """Read the head of a part, and with which line ends the package is written."""
    block, line_end = _block(stream, most)
    return part_head(number, block), line_end


def _block(stream: ByteStream, most: int) -> tuple[bytes, bytes]:
    """Return the lines up to an empty one, and the line end they have."""
    lines: list[bytes] = []
    left = most
    while (line := stream.line(left)) not in _BLANK:
        if not line:
            raise PackageBrokenError(
                "the package ends within a head; a package has an empty line behind each head, then the content:"
                " send it again"
            )
        lines.append(line)
        left -= len(line)
    return b"".join(lines), CRLF if line == CRLF else b"\n"


def _decoder(head: PartHead) -> Callable[[Pieces], Iterator[bytes | memoryview]]:
    found = DECODERS.get(head.encoding)
    if found is None:
        raise PackageBrokenError(
            f"part {head.number} has the transfer encoding {head.encoding!r}; use one of"
            f" {', '.join(name for name in DECODERS if name)}"
        )
    return found

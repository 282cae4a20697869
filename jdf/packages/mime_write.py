"""Write a MIME package (multipart/related) as a stream that strict receivers and the reference library accept.

Clause: JDF 1.5, JDF Packaging; RFC 2046, 2387, 2392. CRLF everywhere, no folded lines, ids in brackets, the
message or ticket first. Nothing is held but one piece of one part.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from jdf.errors import PackageNotWritableError
from jdf.packages.headers import file_name_parameter
from jdf.packages.part import media_type_of
from jdf.packages.stream import CHUNK
from jdf.packages.transfer import as_is, base64_length, to_base64

_ID: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~@-]+")
_BOUNDARY: Final = re.compile(r"[A-Za-z0-9_.=-]{16,70}")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


class Transfer(StrEnum):
    """How the bytes of a part are carried."""

    BINARY = "binary"
    BASE64 = "base64"


@dataclass(frozen=True, slots=True)
class Content:
    """What becomes a part: its id (as `cid:` URLs name it), its file name and where its bytes come from."""

    location: str
    data: bytes | Path | Iterable[bytes]
    file_name: str = ""
    media_type: str = ""

    def kind(self) -> str:
        """Return the media type, told from the name where it was not given."""
        return self.media_type or media_type_of(self.file_name or self.location)

    def size(self) -> int | None:
        """Return how many bytes it has, None where only the end of the stream will tell."""
        if isinstance(self.data, Path):
            return self.data.stat().st_size
        return len(self.data) if isinstance(self.data, bytes) else None

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes; a path is opened for it and closed at its end."""
        if isinstance(self.data, Path):
            with self.data.open("rb", buffering=0) as file:
                yield from iter(lambda: file.read(CHUNK), b"")
        elif isinstance(self.data, bytes):
            yield self.data
        else:
            yield from self.data


@dataclass(frozen=True, slots=True)
class MimePackage:
    """A package to be written: the first part is its root.

    The boundary is the caller's and must be one that nobody can guess (32 hexadecimal digits of a random number):
    a customer's file that holds it would end its part early and add parts of its own.
    """

    parts: tuple[Content, ...]
    boundary: str
    transfer: Transfer = Transfer.BINARY

    def __post_init__(self) -> None:
        """Refuse what no receiver could read."""
        if not self.parts:
            raise PackageNotWritableError("a package has at least one part: the message or the ticket")
        if not _BOUNDARY.fullmatch(self.boundary):
            raise PackageNotWritableError(
                f"the boundary {self.boundary!r} does not serve; use 32 random hexadecimal digits"
            )
        _check_ids(self.parts)

    @property
    def content_type(self) -> str:
        """Return the value of the HTTP header Content-Type."""
        root = self.parts[0]
        return (
            f'multipart/related; type="{root.kind()}"; start="<{root.location}>"; boundary="{self.boundary}"'
        )

    def body(self) -> Iterator[bytes | memoryview]:
        """Yield the body of an HTTP request; `content_type` goes into its header."""
        for part in self.parts:
            yield f"--{self.boundary}\r\n{self._head(part)}\r\n".encode()
            yield from (to_base64 if self.transfer is Transfer.BASE64 else as_is)(part.pieces())
            yield b"\r\n"
        yield self._end

    def message(self) -> Iterator[bytes | memoryview]:
        """Yield a whole file (`.mjm`, `.mjd`): the head of the package, then the body."""
        yield self._opening
        yield from self.body()

    def length(self) -> int | None:
        """Return the bytes of the body, for Content-Length; None where a part cannot say its size."""
        total = len(self._end)
        for part in self.parts:
            size = part.size()
            if size is None:
                return None
            coded = base64_length(size) if self.transfer is Transfer.BASE64 else size
            total += len(self.boundary) + len(self._head(part).encode()) + 8 + coded
        return total

    @property
    def _opening(self) -> bytes:
        return f"MIME-Version: 1.0\r\nContent-Type: {self.content_type}\r\n\r\n".encode()

    @property
    def _end(self) -> bytes:
        return f"--{self.boundary}--\r\n".encode()

    def _head(self, part: Content) -> str:
        placed = f"Content-Disposition: attachment; {file_name_parameter(part.file_name)}\r\n"
        return (
            f"Content-Type: {part.kind()}\r\nContent-Transfer-Encoding: {self.transfer}\r\n"
            f"Content-ID: <{part.location}>\r\n{placed if part.file_name else ''}"
        )


def _check_ids(parts: tuple[Content, ...]) -> None:
    seen = set()
    for part in parts:
        if not _ID.fullmatch(part.location) or part.location in seen:
            raise PackageNotWritableError(
                f"{part.location!r} does not serve as the id of a part; use letters, digits, dots and one @, each"
                " id once"
            )
        if _CONTROL.search(part.file_name + part.media_type):
            raise PackageNotWritableError(
                f"the name of part {part.location} has a control character; name the file by its id"
            )
        seen.add(part.location)

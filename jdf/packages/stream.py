"""The bytes of a package as a stream with a short memory: lines for the heads, pieces for the bodies."""

from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from jdf.errors import PackageBrokenError, PackageRefusedError

CHUNK: Final = 256 * 1024
"""Small enough to stay in the processor's cache while it is searched and written."""

CRLF: Final = b"\r\n"
_AFTER_BOUNDARY: Final = (b"\r", b"\n", b" ", b"\t", b"--")


@runtime_checkable
class Readable(Protocol):
    """A file or something like it."""

    def read(self, size: int, /) -> bytes:
        """Return up to so many bytes, none at the end."""


@runtime_checkable
class Receiving(Protocol):
    """A socket or something like it."""

    def recv(self, size: int, /) -> bytes:
        """Return up to so many bytes, none at the end."""


Source = bytes | Path | Readable | Receiving | Iterable[bytes]


def chunks_of(source: Source) -> Iterator[bytes]:
    """Yield the bytes of a source in pieces, whatever kind it is; a path is closed at the end."""
    if isinstance(source, bytes):
        yield from (source[at : at + CHUNK] for at in range(0, len(source), CHUNK))
    elif isinstance(source, Path):
        with source.open("rb", buffering=0) as file:
            yield from iter(lambda: file.read(CHUNK), b"")
    elif isinstance(source, Receiving):
        yield from iter(lambda: source.recv(CHUNK), b"")
    elif isinstance(source, Readable):
        read = getattr(source, "read1", source.read)
        yield from iter(lambda: read(CHUNK), b"")
    else:
        yield from source


class ByteStream:
    """Reads on in a stream of bytes; it holds one piece and the few bytes that the last one left over."""

    def __init__(self, source: Source, most: int) -> None:
        """Read from a source no more than so many bytes."""
        self._chunks = chunks_of(source)
        self._data = b""
        self._at = 0
        self._taken = 0
        self._most = most

    def _more(self) -> bool:
        """Append the next piece behind what is not used up; False at the end."""
        chunk = next(self._chunks, None)
        if chunk is None:
            return False
        self._count(chunk)
        self._data = self._data[self._at :] + chunk
        self._at = 0
        return True

    def _count(self, chunk: bytes) -> None:
        self._taken += len(chunk)
        if self._taken > self._most:
            raise PackageRefusedError(
                "package-too-large",
                f"the package has more than {self._most} bytes; send large files by URL instead",
            )

    def peek(self, size: int) -> bytes:
        """Return the next bytes, fewer only at the end, and stay before them."""
        while len(self._data) - self._at < size and self._more():
            pass
        return self._data[self._at : self._at + size]

    def peek_line(self, most: int) -> bytes:
        """Return the next line with its end, nothing at the end of the stream, and stay before it."""
        searched = 0
        while (end := self._data.find(b"\n", self._at + searched)) < 0:
            searched = len(self._data) - self._at
            if searched > most or not self._more():
                end = len(self._data) - 1
                break
        line = self._data[self._at : end + 1]
        if len(line) > most:
            raise PackageRefusedError(
                "package-header-too-long",
                f"a head of the package is longer than {most} bytes; shorten its names",
            )
        return line

    def line(self, most: int) -> bytes:
        """Return the next line with its end and go on behind it."""
        line = self.peek_line(most)
        self._at += len(line)
        return line

    def until(self, boundary: bytes, line_end: bytes) -> Iterator[memoryview]:
        """Yield what stands before the next line of a boundary, and stop before that line.

        The line end before a boundary belongs to the boundary (RFC 2046, 5.1.1), and only one as the heads
        of the package have it: a carriage return before a bare line feed is the content's own.
        """
        needle = b"\n--" + boundary
        begin = self.peek(len(needle) + 1)
        if begin.startswith(needle[1:]) and _ends_a_boundary(begin[len(needle) - 1 :]):
            return
        while (found := self._boundary(needle)) is None:
            end = max(self._at, len(self._data) - len(needle) - 1)
            piece, self._at = memoryview(self._data)[self._at : end], end
            if piece:
                yield piece
            if not (yield from self._pass_on(needle)):
                raise PackageBrokenError(
                    f"the package ends in the middle of a part, after {self._taken} bytes; send it again"
                )
        before = self._data[max(self._at, found - 1) : found] == b"\r" and line_end == CRLF
        piece, self._at = memoryview(self._data)[self._at : found - before], found + 1
        if piece:
            yield piece

    def _pass_on(self, needle: bytes) -> Generator[memoryview, None, bool]:
        """Yield pieces of the source uncopied up to one that may hold the boundary; False at the end of the source."""
        keep = len(needle) + 1
        while (chunk := next(self._chunks, None)) is not None:
            before = self._data[self._at :]
            self._count(chunk)
            if len(chunk) <= 2 * keep or needle in before + chunk[:keep] or needle in chunk:
                self._data, self._at = before + chunk, 0
                return True
            yield memoryview(before)
            yield memoryview(chunk)[:-keep]
            self._data, self._at = chunk[-keep:], 0
        return False

    def _boundary(self, needle: bytes) -> int | None:
        """Return where a line of the boundary begins in what is held; a longer word is none."""
        found = self._data.find(needle, self._at)
        while found >= 0:
            behind = found + len(needle) - self._at
            self.peek(behind + 2)
            found = behind - len(needle) + self._at
            if _ends_a_boundary(self._data[self._at + behind : self._at + behind + 2]):
                return found
            found = self._data.find(needle, found + 1)
        return None


def _ends_a_boundary(after: bytes) -> bool:
    return not after or after.startswith(_AFTER_BOUNDARY)

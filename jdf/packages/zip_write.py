"""Write a ZIP package (XJDF 2.x) as a stream: `root.xjmf` or the ticket first, content beside it at relative URLs."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jdf.errors import PackageNotWritableError
from jdf.packages.mime_write import Content
from jdf.packages.safe_names import is_safe

_DEFLATED: Final = (".xjmf", ".xjdf", ".jmf", ".jdf", ".xml", ".ptk")
_NEEDS_ZIP64: Final = 0x7FFFFFFF
_TEXT: Final = 6
_CONTENT: Final = 0
"""How hard zlib tries: a ticket shrinks to a fifth, content is laid in as it is."""


@dataclass(frozen=True, slots=True)
class ZipPackage:
    """A ZIP to be written; the location of each content is its relative path, the first is the root."""

    parts: tuple[Content, ...]

    def __post_init__(self) -> None:
        """Refuse what no receiver could read."""
        if not self.parts:
            raise PackageNotWritableError("a package has at least one part: the message or the ticket")
        seen = set()
        for part in self.parts:
            key = part.location.casefold()
            if not is_safe(part.location) or key in seen:
                raise PackageNotWritableError(
                    f"{part.location!r} does not serve as a name in the ZIP; use letters, digits, dot, dash and"
                    " underscore, each name once"
                )
            seen.add(key)

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the ZIP; equal contents give equal bytes, since no clock is asked.

        Everything counts as deflated, content without being pressed: PDF and pictures are packed already, and
        Java's stream reader refuses stored entries whose size is told only behind them.
        """
        sink = _Sink()
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in self.parts:
                size = part.size()
                archive.compresslevel = _TEXT if part.location.lower().endswith(_DEFLATED) else _CONTENT
                large = size is None or size > _NEEDS_ZIP64
                with archive.open(part.location, "w", force_zip64=large) as file:
                    for piece in part.pieces():
                        file.write(piece)
                        yield from sink.take()
                yield from sink.take()
        yield from sink.take()


class _Sink:
    """Takes what the archive writes until it is yielded; it cannot be sought in, so sizes follow the content."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing: what was written is there."""

    def close(self) -> None:
        """Do nothing: what was written is there."""

    def take(self) -> list[bytes]:
        taken, self._pieces = self._pieces, []
        return taken

"""One part of a package: what its head says, and its bytes as they come."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from jdf.errors import PackageRefusedError
from jdf.packages.limits import PACKAGE_LIMITS, PackageLimits

JDF_TYPE: Final = "application/vnd.cip4-jdf+xml"
JMF_TYPE: Final = "application/vnd.cip4-jmf+xml"
XJDF_TYPE: Final = "application/vnd.cip4-xjdf+xml"
XJMF_TYPE: Final = "application/vnd.cip4-xjmf+xml"
PTK_TYPE: Final = "application/vnd.cip4-ptk+xml"
PDF_TYPE: Final = "application/pdf"
MEDIA_TYPES: Final = {
    ".jdf": JDF_TYPE,
    ".jmf": JMF_TYPE,
    ".xjdf": XJDF_TYPE,
    ".xjmf": XJMF_TYPE,
    ".ptk": PTK_TYPE,
    ".pdf": PDF_TYPE,
    ".xml": "application/xml",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
}
"""Media types by the suffix of a file's name; anything else is application/octet-stream."""

_TICKET_TYPES: Final = frozenset(
    {JDF_TYPE, JMF_TYPE, XJDF_TYPE, XJMF_TYPE, PTK_TYPE, "application/xml", "text/xml"}
)
_TICKET_SUFFIXES: Final = (".jdf", ".jmf", ".xjdf", ".xjmf", ".ptk")


def media_type_of(name: str) -> str:
    """Return the media type that a file's name speaks of."""
    return MEDIA_TYPES.get("." + name.lower().rpartition(".")[2], "application/octet-stream")


@dataclass(frozen=True, slots=True)
class PartHead:
    """What a part says about itself; every word of it is the sender's and to be trusted by nobody.

    `location` is the id of a MIME part without brackets, or the name of an entry of a ZIP.
    """

    number: int
    location: str
    media_type: str
    file_name: str = ""
    encoding: str = ""
    size: int | None = None

    @property
    def is_ticket(self) -> bool:
        """Say whether the part is a ticket or a message, by its media type or its name."""
        named = (self.file_name or self.location).lower()
        return self.media_type in _TICKET_TYPES or named.endswith(_TICKET_SUFFIXES)


class PackagePart:
    """A part whose bytes can be taken once, while the package is being read; what is left over is skipped."""

    def __init__(
        self, head: PartHead, chunks: Iterator[bytes | memoryview], limits: PackageLimits = PACKAGE_LIMITS
    ) -> None:
        """Join a head with the stream of the part's decoded bytes."""
        self.head = head
        self._chunks = chunks
        self._limits = limits

    def __repr__(self) -> str:
        return f"<part {self.head.number}: {self.head.location or self.head.file_name}>"

    def chunks(self) -> Iterator[bytes | memoryview]:
        """Yield the bytes of the part, decoded, in pieces of at most some hundred kilobytes."""
        return self._chunks

    def read(self) -> bytes:
        """Return the bytes of a part that is small enough to be a ticket."""
        most, size, taken = self._limits.ticket_bytes, 0, []
        for chunk in self._chunks:
            size += len(chunk)
            if size > most:
                raise PackageRefusedError(
                    "package-ticket-too-large",
                    f"part {self.head.number} has more than {most} bytes, too many to be read as a ticket;"
                    " take it as a stream, or send the ticket without embedded data",
                )
            taken.append(chunk)
        return b"".join(taken)


def location_of(url: str) -> str:
    """Return the id that a `cid:` URL names, or an empty text where it is another kind of URL."""
    return unquote(url[4:]).strip("<>") if url[:4].lower() == "cid:" else ""

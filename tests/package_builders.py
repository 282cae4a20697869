"""Packages for tests, each in one line: MIME in the framings of the field, ZIPs good and hostile."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from jdf.packages import Content, MimePackage, PackagePart, Transfer, ZipPackage

BOUNDARY = "0123456789abcdef0123456789abcdef"
JDF = b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1"><RunList><FileSpec URL="cid:art@gw"/></RunList></JDF>'
JMF = (
    b'<JMF xmlns="http://www.CIP4.org/JDFSchema_1_1"><Command ID="C1" Type="SubmitQueueEntry">'
    b'<QueueSubmissionParams URL="cid:ticket@gw"/></Command></JMF>'
)
ART = b"%PDF-1.4\r\n" + bytes(range(256)) * 3 + b"\n\r\n--\r\n--0123\r\n%%EOF\r"
"""Every byte there is, both line ends, what looks like a boundary, and a bare carriage return at the end."""


def submission(
    transfer: Transfer = Transfer.BINARY, art: bytes | Path | Iterable[bytes] = ART
) -> MimePackage:
    """Return a package of a message, a ticket and a file."""
    parts = (
        Content("jmf@gw", JMF, "submit.jmf"),
        Content("ticket@gw", JDF, "job.jdf"),
        Content("art@gw", art, "art.pdf"),
    )
    return MimePackage(parts, BOUNDARY, transfer)


def joined(chunks: Iterable[bytes | memoryview]) -> bytes:
    """Return the bytes of a stream as one."""
    return b"".join(chunks)


def framed(*parts: tuple[str, bytes], line_end: str = "\r\n", boundary: str = "b1") -> bytes:
    """Return the body of a package written by hand, each part from the lines of its head and its bytes."""
    end = line_end.encode()
    heads = [
        line_end.join([f"--{boundary}", *head.splitlines(), "", ""]).encode() + body for head, body in parts
    ]
    return end.join([*heads, f"--{boundary}--".encode()]) + end


def taken(parts: Iterator[PackagePart]) -> list[tuple[str, bytes]]:
    """Return the location and the bytes of each part."""
    return [(part.head.location, joined(part.chunks())) for part in parts]


def xjdf_zip(**files: bytes) -> bytes:
    """Return a ZIP as we write it; two underscores in a name stand for a slash, one for a dot."""
    named = {name.replace("__", "/").replace("_", "."): data for name, data in files.items()}
    return joined(ZipPackage(tuple(Content(name, data) for name, data in named.items())).chunks())


def foreign_zip(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP as anybody might write it, hostile names included."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return kept.getvalue()

"""What a file really is, by its first bytes and never by its name."""

from dataclasses import dataclass

HEAD_BYTES = 4096
"""As much of a file's beginning as the table below needs."""


@dataclass(frozen=True, slots=True)
class FileType:
    """One recognisable kind of file; `family` chooses the advice given to the customer."""

    kind: str
    title: str
    family: str


@dataclass(frozen=True, slots=True)
class _Magic:
    offset: int
    signature: bytes
    type: FileType


PDF = FileType("pdf", "PDF", "pdf")
EMPTY = FileType("empty", "empty file", "empty")
TABLE = FileType("csv", "table (CSV)", "table")
UNKNOWN = FileType("unknown", "unknown kind of file", "other")

_MAGIC = tuple(
    _Magic(offset, signature, FileType(kind, title, family))
    for offset, signature, kind, title, family in (
        (0, b"\xff\xd8\xff", "jpeg", "JPEG", "picture"),
        (0, b"\x89PNG\r\n\x1a\n", "png", "PNG", "picture"),
        (0, b"II*\x00", "tiff", "TIFF", "picture"),
        (0, b"MM\x00*", "tiff", "TIFF", "picture"),
        (0, b"II+\x00", "tiff", "TIFF", "picture"),
        (0, b"MM\x00+", "tiff", "TIFF", "picture"),
        (0, b"GIF8", "gif", "GIF", "picture"),
        (0, b"BM", "bmp", "BMP", "picture"),
        (8, b"WEBP", "webp", "WebP", "picture"),
        (4, b"ftypheic", "heic", "HEIC", "picture"),
        (4, b"ftypavif", "avif", "AVIF", "picture"),
        (4, b"jP  \r\n\x87\n", "jpeg2000", "JPEG 2000", "picture"),
        (0, b"8BPS", "psd", "Photoshop", "picture"),
        (0, b"\x06\x06\xed\xf5\xd8\x1d\x46\xe5", "indesign", "InDesign", "layout"),
        (2, b"IIXPR", "quark", "QuarkXPress", "layout"),
        (2, b"MMXPR", "quark", "QuarkXPress", "layout"),
        (0, b"\x00\xffKA", "affinity", "Affinity", "layout"),
        (8, b"CDR", "coreldraw", "CorelDRAW", "layout"),
        (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", "older Word, Excel or Publisher", "office"),
        (0, b"{\\rtf", "rtf", "RTF", "office"),
        (0, b"%!PS-Adobe-3.0 EPSF", "eps", "EPS", "postscript"),
        (0, b"\xc5\xd0\xd3\xc6", "eps", "EPS", "postscript"),
        (0, b"%!", "postscript", "PostScript", "postscript"),
        (0, b"7z\xbc\xaf\x27\x1c", "7z", "7z", "archive"),
        (0, b"Rar!\x1a\x07", "rar", "RAR", "archive"),
        (0, b"\x1f\x8b", "gzip", "GZIP", "archive"),
    )
)

_IN_ZIP = (
    (b"word/", FileType("docx", "Word", "office")),
    (b"ppt/", FileType("pptx", "PowerPoint", "office")),
    (b"xl/", FileType("xlsx", "Excel", "office")),
    (b"application/vnd.oasis", FileType("opendocument", "OpenDocument", "office")),
    (b"application/vnd.adobe.indesign-idml", FileType("idml", "InDesign (IDML)", "layout")),
)
_ZIP = FileType("zip", "ZIP", "archive")

_WITHIN = (
    FileType("doc", "Word", "office"),
    FileType("ppt", "PowerPoint", "office"),
    FileType("xls", "Excel", "office"),
    FileType("iwork", "Pages or Keynote", "office"),
    FileType("publisher", "Publisher", "layout"),
)
"""Kinds that are told apart only by what lies in a file that holds others."""

_MARKUP = (
    (b"<!doctype html", FileType("html", "web page", "webpage")),
    (b"<html", FileType("html", "web page", "webpage")),
    (b"<svg", FileType("svg", "SVG", "layout")),
    (b"<?xml", FileType("xml", "XML", "other")),
)


_HOLDERS = (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
"""How files begin that may hold a PDF as it is, near their beginning."""


def recognise(head: bytes) -> FileType:
    """Say what a file is by its first HEAD_BYTES bytes; 1,024 bytes of junk may precede a PDF."""
    if not head.strip(b"\x00 \t\r\n"):
        return EMPTY
    if b"%PDF-" in head[:1029] and not head.startswith(_HOLDERS):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _IN_ZIP if mark in head), _ZIP)
    for magic in _MAGIC:
        if head.startswith(magic.signature, magic.offset):
            return magic.type
    start = head[:1024].lower()
    return next((kind for mark, kind in _MARKUP if mark in start), UNKNOWN)


def by_kind(kind: str) -> FileType:
    """Find the table's entry for the kind kept in facts; UNKNOWN for one that is not in it."""
    known = (
        PDF,
        EMPTY,
        TABLE,
        _ZIP,
        *_WITHIN,
        *(m.type for m in _MAGIC),
        *(t for _, t in _IN_ZIP),
        *(t for _, t in _MARKUP),
    )
    return next((entry for entry in known if entry.kind == kind), UNKNOWN)

"""Tells what a ZIP or an OLE file really is, by the list of what lies in it."""

from collections.abc import Iterable
from typing import BinaryIO

from preflight.artwork.binary import taken
from preflight.artwork.packed import PackedError, opened

_BY_MEMBER = (
    ("[Content_Types].xml", "word/", "docx"),
    ("[Content_Types].xml", "ppt/", "pptx"),
    ("[Content_Types].xml", "xl/", "xlsx"),
    ("META-INF/manifest.xml", "styles.xml", "opendocument"),
    ("designmap.xml", "Resources/", "idml"),
    ("Index/Document.iwa", "Metadata/", "iwork"),
)
"""A member that must be there, how another must begin, and the kind that both together make."""

_BY_STREAM = (
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Quill", "publisher"),
)
_OLE_DIRECTORY_BYTES = 64 << 10


def zip_kind(file: BinaryIO, guess: str) -> str:
    """Say what a ZIP is; what its first bytes seemed to be where its list cannot be read."""
    try:
        with opened(file) as archive:
            return _of_members(archive.namelist())
    except PackedError:
        return guess


def _of_members(names: Iterable[str]) -> str:
    listed = set(names)
    for needed, beginning, kind in _BY_MEMBER:
        if needed in listed and any(name.startswith(beginning) for name in listed):
            return kind
    return "zip"


def ole_kind(file: BinaryIO, guess: str) -> str:
    """Say which program an OLE file is of, by the names in its directory ([MS-CFB] 2.6)."""
    head = taken(file, 0, 512)
    if len(head) < 512:
        return guess
    sector_bytes = 1 << min(int.from_bytes(head[30:32], "little"), 16)
    first = int.from_bytes(head[48:52], "little")
    directory = taken(file, (first + 1) * sector_bytes, _OLE_DIRECTORY_BYTES)
    return next((kind for name, kind in _BY_STREAM if name.encode("utf-16-le") in directory), guess)

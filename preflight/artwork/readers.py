"""Which reader looks at which kind of file."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from preflight.artwork.archive import read_archive
from preflight.artwork.container import ole_kind, zip_kind
from preflight.artwork.jpeg import read_jpeg
from preflight.artwork.office import OFFICE_KINDS, read_office
from preflight.artwork.photoshop import read_photoshop
from preflight.artwork.png import read_png
from preflight.artwork.postscript import read_postscript
from preflight.artwork.screen import read_bmp, read_gif, read_jpeg2000, read_webp
from preflight.artwork.tables import looks_like_a_table, read_csv, read_sheet
from preflight.artwork.tiff import read_tiff
from preflight.facts import ArtworkFacts, PictureFacts
from preflight.filetypes import HEAD_BYTES, UNKNOWN
from preflight.interpreter.values import printable

_PICTURES: Mapping[str, Callable[[BinaryIO], PictureFacts]] = MappingProxyType(
    {
        "png": read_png, "jpeg": read_jpeg, "tiff": read_tiff, "psd": read_photoshop, "webp": read_webp,
        "gif": read_gif, "bmp": read_bmp, "jpeg2000": read_jpeg2000,
    }
)  # fmt: skip


_CONTAINERS: Mapping[str, Callable[[BinaryIO, str], str]] = MappingProxyType(
    dict.fromkeys(("zip", "docx", "pptx", "xlsx", "opendocument", "idml"), zip_kind) | {"ole": ole_kind}
)


def kind_of(file: BinaryIO, guess: str) -> str:
    """Look into what holds other files, since its first bytes alone do not tell what it is."""
    if guess == UNKNOWN.kind:
        file.seek(0)
        return "csv" if looks_like_a_table(file.read(HEAD_BYTES)) else guess
    look = _CONTAINERS.get(guess)
    return look(file, guess) if look else guess


def artwork_of(file: BinaryIO, kind: str) -> ArtworkFacts:
    """Read what can be known of a file of a kind; a damaged one says why there is nothing."""
    read = _READERS.get(kind)
    try:
        return ArtworkFacts() if read is None else read(file, kind)
    except (ValueError, EOFError) as fault:
        return ArtworkFacts(unread=printable(str(fault)))


def _picture(file: BinaryIO, kind: str) -> ArtworkFacts:
    return ArtworkFacts(picture=_PICTURES[kind](file))


def _office(file: BinaryIO, kind: str) -> ArtworkFacts:
    return ArtworkFacts(office=read_office(file, kind))


def _workbook(file: BinaryIO, kind: str) -> ArtworkFacts:
    return ArtworkFacts(office=read_office(file, kind), table=read_sheet(file))


def _table(file: BinaryIO, _kind: str) -> ArtworkFacts:
    return ArtworkFacts(table=read_csv(file))


def _archive(file: BinaryIO, kind: str) -> ArtworkFacts:
    return ArtworkFacts(archive=read_archive(file, kind))


def _postscript(file: BinaryIO, _kind: str) -> ArtworkFacts:
    return ArtworkFacts(postscript=read_postscript(file))


_READERS: Mapping[str, Callable[[BinaryIO, str], ArtworkFacts]] = MappingProxyType(
    {
        **dict.fromkeys(_PICTURES, _picture), **dict.fromkeys(OFFICE_KINDS, _office), "xlsx": _workbook,
        "csv": _table, **dict.fromkeys(("zip", "7z", "rar"), _archive), "eps": _postscript, "postscript": _postscript,
    }
)  # fmt: skip

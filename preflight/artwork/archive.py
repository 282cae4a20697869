"""Packed folders: what is in them, what is dangerous about them, and what an InDesign package lacks."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import BinaryIO
from urllib.parse import unquote

from preflight.artwork.listing import Listing, Member
from preflight.artwork.packed import PackedError, is_locked, opened, pieces
from preflight.artwork.packed_pdfs import look_into
from preflight.artwork.rar import list_rar
from preflight.artwork.seven_zip import list_seven_zip
from preflight.facts import ArchiveFacts
from preflight.interpreter.values import printable
from preflight.reading.markup import MarkupError, attribute, elements, local

MOST_NAMES = 20
_MOST_LAYOUTS = 3
_MOST_LAYOUT_BYTES = 64 << 20
_MOST_PART_BYTES = 32 << 20
_MOST_LINKS = 5000
_LAYOUTS = frozenset({".indd", ".idml", ".qxp", ".qxd", ".afpub", ".cdr", ".ai"})
_PACKED = frozenset({".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz"})
_FONTS = frozenset({".otf", ".ttf", ".ttc", ".pfb", ".dfont", ".lst"})
_LINKS = ("links", "verknüpfungen")
_NOT_ARTWORK = ("__macosx", *_LINKS, "document fonts", "fonts")
_DRIVE = re.compile(r"[A-Za-z]:")
_MARKS = re.compile(r"print|druck|x-?[134]a?\b", re.IGNORECASE)


def read_archive(file: BinaryIO, kind: str) -> ArchiveFacts:
    """List a packed folder of a kind; ValueError where there is no list."""
    return _read_zip(file) if kind == "zip" else _facts(_LISTERS[kind](file))


_LISTERS: Mapping[str, Callable[[BinaryIO], Listing]] = MappingProxyType(
    {"7z": list_seven_zip, "rar": list_rar}
)


def _read_zip(file: BinaryIO) -> ArchiveFacts:
    """List a ZIP, and look into the layouts and PDFs in it."""
    with opened(file) as archive:
        infos = [each for each in archive.infolist() if not each.filename.endswith("/")]
        members = [Member(each.filename, each.file_size, is_locked(each)) for each in infos]
        facts = _facts(Listing(members, sum(each.compress_size for each in infos)))
        layouts = [each for each in infos if _is_layout(each.filename)]
        links, fonts = _used(archive, layouts[:_MOST_LAYOUTS])
        pdfs = sorted((each for each in infos if _is_pdf(each.filename)), key=_unlikely_info)
        have = {PurePosixPath(each.filename).name.casefold() for each in infos}
        return replace(
            facts, unsafe=_told(name for name in archive.NameToInfo if _leads_out(name)),
            links=len(links), missing=_told(link for link in sorted(links) if link.casefold() not in have),
            fonts_used=len(fonts), looked_into=tuple(look_into(archive, pdfs)),
        )  # fmt: skip


def _facts(listing: Listing) -> ArchiveFacts:
    """Tell what the list alone tells."""
    members = listing.members
    names = [each.name for each in members]
    return ArchiveFacts(
        len(members), listing.packed_bytes, sum(each.size_bytes for each in members),
        encrypted=sum(each.is_locked for each in members),
        pdfs=_told(sorted(filter(_is_pdf, names), key=_unlikely)),
        unsafe=_told(filter(_leads_out, names)),
        nested=_told(name for name in names if _ending(name) in _PACKED),
        layouts=_told(filter(_is_layout, names)),
        fonts=sum(_ending(name) in _FONTS for name in names), linked=sum(map(_is_link, names)),
        is_list_locked=listing.is_locked,
    )  # fmt: skip


def _told(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(printable(name, 120) for name, _ in zip(names, range(MOST_NAMES), strict=False))


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.casefold()


def _is_layout(name: str) -> bool:
    return _ending(name) in _LAYOUTS and _is_artwork(name)


def _is_pdf(name: str) -> bool:
    return _ending(name) == ".pdf" and _is_artwork(name)


def _is_artwork(name: str) -> bool:
    """Say whether a file lies where a finished document would, and not among pictures, fonts or a Mac's shadows."""
    path = PurePosixPath(name)
    folders = {part.casefold() for part in path.parts[:-1]}
    return not folders.intersection(_NOT_ARTWORK) and not path.name.startswith("._")


def _is_link(name: str) -> bool:
    return any(part.casefold() in _LINKS for part in PurePosixPath(name).parts[:-1])


def _unlikely(name: str) -> tuple[bool, int, str]:
    """Sort the PDF for print to the front: named so, and near the top."""
    return (_MARKS.search(name) is None, name.count("/"), name)


def _unlikely_info(member: zipfile.ZipInfo) -> tuple[bool, int, str]:
    return _unlikely(member.filename)


def _leads_out(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or ".." in plain.split("/") or _DRIVE.match(plain) is not None


def _used(archive: zipfile.ZipFile, layouts: list[zipfile.ZipInfo]) -> tuple[set[str], set[str]]:
    """Return the names of placed files, and of fonts, of the layouts that can be read; the others tell nothing."""
    links, fonts = set[str](), set[str]()
    for layout in layouts:
        if _ending(layout.filename) == ".idml":
            with suppress(
                PackedError, MarkupError
            ):  # a layout that cannot be read tells nothing, and is told as that
                data = b"".join(pieces(archive, layout, _MOST_LAYOUT_BYTES))
                with opened(io.BytesIO(data)) as package:
                    _look_into(package, links, fonts)
    return links, fonts


def _look_into(package: zipfile.ZipFile, links: set[str], fonts: set[str]) -> None:
    """Read the links and fonts of an IDML: a ZIP of spreads and resources (IDML specification, 7 and 8)."""
    for each in _parts(package):
        for element in elements(pieces(package, each, _MOST_PART_BYTES), frozenset({"Link", "Font"})):
            if len(links) + len(fonts) >= _MOST_LINKS:
                return
            if local(element.tag) == "Font":
                fonts.add(attribute(element, "PostScriptName") or attribute(element, "Name"))
            elif attribute(element, "StoredState") != "Embedded":
                links.add(_link_name(attribute(element, "LinkResourceURI")))
    links.discard("")


def _parts(package: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for each in package.infolist():
        if (
            each.filename.startswith(("Spreads/", "MasterSpreads/", "Stories/"))
            or each.filename == "Resources/Fonts.xml"
        ):
            yield each


def _link_name(uri: str) -> str:
    return PurePosixPath(unquote(uri.replace("\\", "/"))).name

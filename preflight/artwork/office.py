"""Documents of office programs: page size and number of pages from the XML they are packed from."""

import re
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import BinaryIO

from lxml import etree

from preflight.artwork.packed import member, opened, pieces
from preflight.facts import OfficeFacts
from preflight.reading.markup import attribute, elements, local

_MOST_PART_BYTES = 64 << 20
_MOST_SIZES = 1000
_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_MM = 36_000
_UNITS = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,6})?)(mm|cm|in|pt)")
_NUMBER = re.compile(r"\d{1,9}")
_Size = tuple[float, float]


def read_office(file: BinaryIO, kind: str) -> OfficeFacts:
    """Read a document of a kind; ValueError for one that cannot be unpacked or has a DOCTYPE."""
    with opened(file) as archive:
        sizes, pages = _READERS[kind](archive)
    told = [size for size in sizes if min(size) > 0]
    return OfficeFacts(told[0] if told else (0.0, 0.0), pages, len(set(told)))


def _word(archive: zipfile.ZipFile) -> tuple[list[_Size], int]:
    sizes = [
        (_millimetres(attribute(each, "w"), _TWIPS_PER_MM), _millimetres(attribute(each, "h"), _TWIPS_PER_MM))
        for each in _found(archive, "word/document.xml", "pgSz")
    ]
    pages = [each.text or "" for each in _found(archive, "docProps/app.xml", "Pages")]
    return sizes, _count(pages[0]) if pages else 0


def _slides(archive: zipfile.ZipFile) -> tuple[list[_Size], int]:
    sizes: list[_Size] = []
    pages = 0
    for each in _found(archive, "ppt/presentation.xml", "sldSz", "sldId"):
        if local(each.tag) == "sldId":
            pages += 1
        else:
            across, down = (_millimetres(attribute(each, name), _EMU_PER_MM) for name in ("cx", "cy"))
            sizes.append((across, down))
    return sizes, pages


def _open_document(archive: zipfile.ZipFile) -> tuple[list[_Size], int]:
    sizes = [
        (_length(attribute(each, "page-width")), _length(attribute(each, "page-height")))
        for each in _found(archive, "styles.xml", "page-layout-properties")
    ]
    counts = [
        _count(attribute(each, "page-count")) for each in _found(archive, "meta.xml", "document-statistic")
    ]
    return sizes, counts[0] if counts else 0


def _nothing(_archive: zipfile.ZipFile) -> tuple[list[_Size], int]:
    return [], 0


_READERS: Mapping[str, Callable[[zipfile.ZipFile], tuple[list[_Size], int]]] = MappingProxyType(
    {"docx": _word, "pptx": _slides, "opendocument": _open_document, "xlsx": _nothing, "iwork": _nothing}
)
OFFICE_KINDS = frozenset(_READERS)


def _found(archive: zipfile.ZipFile, name: str, *wanted: str) -> list[etree._Element]:
    """Return copies of the wanted elements of a part, as many as are bearable; none where there is no such part."""
    part = member(archive, name)
    if part is None:
        return []
    found: list[etree._Element] = []
    for each in elements(pieces(archive, part, _MOST_PART_BYTES), frozenset(wanted)):
        if len(found) < _MOST_SIZES:
            kept = etree.Element(each.tag, dict(each.attrib))
            kept.text = each.text
            found.append(kept)
    return found


def _millimetres(value: str, units_per_mm: float) -> float:
    return round(int(value) / units_per_mm, 1) if _NUMBER.fullmatch(value) else 0.0


def _length(value: str) -> float:
    found = _LENGTH.fullmatch(value)
    return round(float(found[1]) * _UNITS[found[2]], 1) if found else 0.0


def _count(value: str) -> int:
    return int(value) if _NUMBER.fullmatch(value.strip()) else 0

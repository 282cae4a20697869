"""The files that a ticket or a message names, and the same document with other names for them."""

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from jdf.names import XmlElement
from jdf.urls import is_relative
from jdf.xmlsafe import parse_xml

_FILE_ATTRIBUTES: Final = ("URL",)


def links(root: XmlElement) -> Iterator[tuple[XmlElement, str, str]]:
    """Yield (element, attribute, URL) of each file a document names: relative ones and `cid:`, wherever it stands."""
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if _is_cid(value) or (name in _FILE_ATTRIBUTES and value and not value.startswith("#")):
                yield element, str(name), str(value)


def _is_cid(url: str) -> bool:
    return url[:4].lower() == "cid:"


def is_packed(url: str) -> bool:
    """Tell whether a URL names something that travels with the ticket: a relative path or a part of a package."""
    return _is_cid(url) or is_relative(url)


def relinked(data: bytes, rename: Callable[[str], str]) -> bytes:
    """Return a document with each URL that travels with it renamed; one in which nothing changes stays as it is."""
    root = parse_xml(data)
    changed = False
    for element, name, url in links(root):
        other = rename(url) if is_packed(url) else url
        if other != url:
            element.set(name, other)
            changed = True
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8") if changed else data

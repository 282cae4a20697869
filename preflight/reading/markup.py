"""Reads large XML inside of packed documents piece by piece; beside `xmp` the one place in preflight that parses XML.

It runs in the sandbox, resolves nothing, asks nobody, refuses every DOCTYPE, and holds only what was asked for.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from preflight.interpreter.values import printable

MOST_ELEMENTS = 5_000_000
MOST_DEPTH = 200
_DOCTYPE = re.compile(
    rb"<\x00?!\x00?\s*\x00?(?:D\x00?O\x00?C\x00?T\x00?Y|E\x00?N\x00?T\x00?I)", re.IGNORECASE
)
_OVERLAP = 32
_PIECE = 64 << 10


class MarkupError(ValueError):
    """The XML cannot be read; the message says why."""

    code = "markup"
    actor = "customer"
    retryable = False


def elements(pieces: Iterable[bytes], wanted: frozenset[str]) -> Iterator[etree._Element]:
    """Yield each element of a wanted local name with all that is in it, and forget it when the next is asked for."""
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    inside = _Inside(wanted)
    tail = b""
    try:
        for piece in pieces:
            seen = tail + piece
            if _DOCTYPE.search(seen):
                raise MarkupError("has a DOCTYPE")
            tail = seen[-_OVERLAP:]
            parser.feed(piece)
            yield from inside.taken(parser.read_events())
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise MarkupError(printable(str(fault), 200)) from fault


def whole(data: bytes, *, most: int) -> etree._Element:
    """Return the root of a document of at most so many elements, with all that is in it.

    Raises:
        MarkupError: it is not well-formed, has a DOCTYPE, or is larger or deeper than that.
    """
    if _DOCTYPE.search(data):
        raise MarkupError("has a DOCTYPE")
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_pis=True, remove_comments=True,
    )  # fmt: skip
    depth = seen = 0
    try:
        for at in range(0, len(data), _PIECE):
            parser.feed(data[at : at + _PIECE])
            for event, _ in parser.read_events():
                depth, seen = (depth + 1, seen + 1) if event == "start" else (depth - 1, seen)
                if depth > MOST_DEPTH or seen > most:
                    raise MarkupError(f"deeper than {MOST_DEPTH} or more than {most} elements")
        return parser.close()
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise MarkupError(printable(str(fault), 200)) from fault


class _Inside:
    """Keeps count of how deep it is, and clears whatever is not part of a wanted element."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self._depth = self._kept = self._seen = 0

    def taken(self, events: Iterable[tuple[str, etree._Element]]) -> Iterator[etree._Element]:
        """Yield what was wanted of some events."""
        for event, element in events:
            if event == "start":
                self._begin(element)
                continue
            self._depth -= 1
            if local(element.tag) in self._wanted:
                self._kept -= 1
                if not self._kept:
                    yield element
            if not self._kept:
                _forget(element)

    def _begin(self, element: etree._Element) -> None:
        self._depth += 1
        self._seen += 1
        if self._depth > MOST_DEPTH or self._seen > MOST_ELEMENTS:
            raise MarkupError(f"deeper than {MOST_DEPTH} or more than {MOST_ELEMENTS} elements")
        self._kept += local(element.tag) in self._wanted


def local(name: object) -> str:
    """Return a name without its namespace."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute by its local name, in whatever namespace; empty where there is none."""
    return next((str(value) for key, value in element.attrib.items() if local(key) == name), "")


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]

"""The only door through which XML comes in.

No DOCTYPE, hence no entities at all; nothing is fetched; size, depth and number of elements are capped;
the bytes are decoded here, strictly, so that nobody downstream can read them as another encoding.
Hostile inputs this was measured against: external entities, billion laughs, two million empty elements.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree

from jdf.errors import XmlRefusedError
from jdf.names import XmlElement

MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class XmlLimits:
    """How much XML is accepted; depth (256) and text length (10 MB) are the parser's own limits."""

    max_bytes: int = 20 * MIB
    max_elements: int = 200_000


TICKET_LIMITS: Final = XmlLimits()
MESSAGE_LIMITS: Final = XmlLimits(max_bytes=MIB)

_FLAGS: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,
    "recover": False,
    "remove_pis": True,
    "encoding": "utf-8",
    "decompress": False,
}
_BOMS: Final = (
    (b"\xff\xfe\x00\x00", ""),
    (b"\x00\x00\xfe\xff", ""),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x00\x00\x00<", ""),
    (b"<\x00\x00\x00", ""),
)
"""What a file's first bytes say about its encoding; "" is UTF-32, which nobody sends in good faith."""

_DECLARATION: Final = re.compile(r"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([^\"']*)[\"']")
_PROLOG: Final = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_FAMILIES: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16",
    "utf-16be": "utf-16",
}
_CHUNK: Final = 64 * 1024


def parse_xml(data: bytes, *, limits: XmlLimits = TICKET_LIMITS) -> XmlElement:
    """Return the root of an XML document, or raise XmlRefusedError with the reason."""
    return _root(data, limits, keep_instructions=False)


def _root(data: bytes, limits: XmlLimits, *, keep_instructions: bool) -> XmlElement:
    flags = {**_FLAGS, "remove_pis": not keep_instructions}
    if len(data) > limits.max_bytes:
        raise XmlRefusedError(
            "xml-too-large",
            f"the document has {len(data)} bytes, {limits.max_bytes} are accepted; send it without embedded data",
        )
    text = _decode(data)
    _refuse_doctype(text)
    return _parse(text.encode(), limits, flags)


def parse_document(data: bytes, *, limits: XmlLimits = TICKET_LIMITS) -> XmlElement:
    """Return the root as `parse_xml` does, its processing instructions kept: for who writes all of it back."""
    return _root(data, limits, keep_instructions=True)


def _decode(data: bytes) -> str:
    """Decode as the first bytes say and hold the declaration to it."""
    encoding, skip = _sniff(data)
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as fault:
        raise XmlRefusedError(
            "xml-encoding",
            f"the bytes are not {encoding} at position {fault.start}; save the document as UTF-8",
        ) from fault
    declared = _DECLARATION.match(text[:400])
    if declared and not encoding.startswith(_FAMILIES.get(declared[1].lower(), "none of ours")):
        raise XmlRefusedError(
            "xml-encoding",
            f"the document declares the encoding {declared[1]!r} and looks like {encoding};"
            " save it as UTF-8 and declare that",
        )
    return text


def _sniff(data: bytes) -> tuple[str, int]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            if not encoding:
                raise XmlRefusedError("xml-encoding", "the document is UTF-32; save it as UTF-8")
            return encoding, len(mark)
    if data[:1] == b"\x00":
        return "utf-16-be", 0
    return ("utf-16-le" if data[1:2] == b"\x00" else "utf-8"), 0


def _refuse_doctype(text: str) -> None:
    """Refuse before any parsing: a DOCTYPE can stand only between the declaration and the root."""
    at = 0
    while found := _PROLOG.match(text, at):
        at = found.end()
    if text[at : at + 9].upper() == "<!DOCTYPE":
        raise XmlRefusedError(
            "xml-doctype",
            "the document has a DOCTYPE; tickets and messages have none: remove the <!DOCTYPE ...>",
        )


def _parse(data: bytes, limits: XmlLimits, flags: dict[str, Any]) -> XmlElement:
    """Parse in one go where the count of "<" already bounds the elements, else count while feeding."""
    try:
        if data.count(b"<") <= limits.max_elements:
            parser = etree.XMLParser(**flags)  # noqa: TID251 (this is the door)
            root: XmlElement = etree.fromstring(data, parser)  # noqa: TID251 (likewise)
        else:
            root = _parse_counting(data, limits.max_elements, flags)
    except etree.XMLSyntaxError as fault:
        raise XmlRefusedError("xml-malformed", f"not well-formed XML: {fault.msg}; send it again") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlRefusedError("xml-doctype", "the document has a DOCTYPE; remove the <!DOCTYPE ...>")
    return root


def _parse_counting(data: bytes, most: int, flags: dict[str, Any]) -> XmlElement:
    parser = etree.XMLPullParser(events=("start",), **flags)
    count = 0
    for start in range(0, len(data), _CHUNK):
        parser.feed(data[start : start + _CHUNK])
        count += sum(1 for _ in parser.read_events())
        if count > most:
            raise XmlRefusedError(
                "xml-too-many-elements", f"the document has more than {most} elements; split the job"
            )
    root: XmlElement = parser.close()
    return root


def load_schema(path: Path) -> Callable[[XmlElement], tuple[tuple[int, str], ...]]:
    """Compile an XSD that lies on this machine; imports are followed on disk and never over the network.

    The answer tells of a root every fault as (line, message). Compiling takes up to two seconds: do it once.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)  # noqa: TID251
    schema = etree.XMLSchema(etree.parse(path, parser))  # noqa: TID251

    def faults(root: XmlElement) -> tuple[tuple[int, str], ...]:
        if schema.validate(root):
            return ()
        return tuple((entry.line, entry.message) for entry in schema.error_log)

    return faults

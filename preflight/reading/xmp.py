"""Reads the names and values of an XMP packet (ISO 16684-1); the one place in preflight that parses XML.

It runs in the sandbox, resolves nothing, asks nobody, and refuses every DOCTYPE.
"""

import re
from collections.abc import Mapping

from lxml import etree

from preflight.interpreter.values import printable

_MOST_BYTES = 4 << 20
_MOST_VALUES = 200
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PREFIXES = {
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.npes.org/pdfvt/ns/id/": "pdfvtid",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
}
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class XmpError(ValueError):
    """The packet cannot be read; the message says why."""

    code = "xmp"
    actor = "customer"
    retryable = False


def read_xmp(data: bytes) -> Mapping[str, str]:
    """Return the properties that have a known prefix, of lists the first entry; XmpError for what is no XMP."""
    if len(data) > _MOST_BYTES:
        raise XmpError("larger than 4 MB")
    if _DOCTYPE.search(data) or b"\x00<\x00!" in data:
        raise XmpError("has a DOCTYPE")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)  # noqa: TID251 - the second named door
    try:
        root = etree.fromstring(data.strip(b"\x00 \r\n\t"), parser)  # noqa: TID251 - likewise
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise XmpError(printable(str(fault), 200)) from fault
    found: dict[str, str] = {}
    for description in root.iter(f"{_RDF}Description"):
        _add(found, description)
    return found


def _add(found: dict[str, str], description: etree._Element) -> None:
    """Take the properties of one description: its attributes, and its children."""
    told = [(str(name), str(value)) for name, value in description.attrib.items()]
    told += [(str(child.tag), _text(child)) for child in description if isinstance(child.tag, str)]
    for name, value in told:
        space, _, local = name[1:].partition("}") if name.startswith("{") else ("", "", "")
        prefix = _PREFIXES.get(space)
        if prefix is not None and value and len(found) < _MOST_VALUES:
            found.setdefault(f"{prefix}:{printable(local, 60)}", printable(value, 300))


def _text(element: etree._Element) -> str:
    """Return the element's text, or that of the first entry of its list."""
    first = next(element.iter(f"{_RDF}li"), element)
    return "".join(first.itertext("*")).strip() if len(first) else (first.text or "").strip()

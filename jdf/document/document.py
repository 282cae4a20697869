"""Read any document of the standards whole, and write it back with all that it held.

What a document says and no standard knows stays where it stood: elements, attributes, foreign namespaces, comments and
processing instructions. Written again it means the same to the letter of canonical XML.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from jdf.document.element import DocumentElement, XmlComment, XmlInstruction, around
from jdf.document.table import table_of
from jdf.errors import TicketUnreadableError
from jdf.names import JDF_NAMESPACE, PRINTTALK_NAMESPACE, XJDF_NAMESPACE, XmlElement, clark
from jdf.xmlsafe import TICKET_LIMITS, XmlLimits, parse_document


class DocumentKind(StrEnum):
    """What kind of document it is, by its root."""

    JDF = "JDF"
    JMF = "JMF"
    XJDF = "XJDF"
    XJMF = "XJMF"
    PRINTTALK = "PrintTalk"


@dataclass(frozen=True, slots=True)
class Misfit:
    """An attribute whose text is not of its type; `value` gives it as text."""

    path: str
    line: int
    attribute: str
    text: str
    expected: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its root, and what stands before and behind it."""

    kind: DocumentKind
    root: DocumentElement

    @property
    def version(self) -> str:
        """Return the version it says it is of, empty where it says none."""
        return self.root.text_of("Version") or ""

    @property
    def before(self) -> tuple[XmlComment | XmlInstruction, ...]:
        """Return the comments and processing instructions before the root."""
        return tuple(reversed(list(_outside(self.root.node.itersiblings(preceding=True)))))

    @property
    def behind(self) -> tuple[XmlComment | XmlInstruction, ...]:
        """Return the comments and processing instructions behind the root."""
        return tuple(_outside(self.root.node.itersiblings()))

    def misfits(self) -> Iterator[Misfit]:
        """Yield every attribute whose text is not of its declared type."""
        for element in self.root.walk():
            if element.table is None:
                continue
            for name, text in element.node.attrib.items():
                expected = _expected(element, str(name), str(text))
                if expected:
                    yield Misfit(element.path, element.line, str(name), str(text), expected)


_KINDS: Final[Mapping[str, DocumentKind]] = {
    clark(kind, namespace): kind
    for kind, namespace in (
        (DocumentKind.JDF, JDF_NAMESPACE),
        (DocumentKind.JMF, JDF_NAMESPACE),
        (DocumentKind.XJDF, XJDF_NAMESPACE),
        (DocumentKind.XJMF, XJDF_NAMESPACE),
        (DocumentKind.PRINTTALK, PRINTTALK_NAMESPACE),
    )
}


def read_document(data: bytes, *, limits: XmlLimits = TICKET_LIMITS) -> Document:
    """Read a document: JDF, JMF, XJDF, XJMF or PrintTalk.

    Raises:
        TicketUnreadableError: the root is none of these.
        XmlRefusedError: it is no sound XML, or too large.
    """
    root = parse_document(data, limits=limits)
    kind = _KINDS.get(str(root.tag))
    if kind is None:
        raise TicketUnreadableError(
            f"the root is {root.tag!r}, expected {', '.join(DocumentKind)} in the namespace of its standard;"
            " give the ticket or message itself"
        )
    return Document(kind, DocumentElement(root, table_of(str(root.tag))))


def write_document(document: Document) -> bytes:
    """Write a document with all that it held, as UTF-8; what stands outside the root has a line of its own."""
    root = document.root.node
    before = reversed(list(root.itersiblings(preceding=True)))
    alone = " standalone='yes'" if root.getroottree().docinfo.standalone else ""
    lines = [
        f"<?xml version='1.0' encoding='UTF-8'{alone}?>".encode(),
        *(
            etree.tostring(each, encoding="UTF-8", with_tail=False)
            for each in (*before, root, *root.itersiblings())
        ),
    ]
    return b"\n".join([*lines, b""])


def _outside(nodes: Iterator[XmlElement]) -> Iterator[XmlComment | XmlInstruction]:
    for node in nodes:
        found = around(node)
        if found is not None:
            yield found


def _expected(element: DocumentElement, attribute: str, text: str) -> str:
    """Return what was expected of an attribute, nothing where its text is of its type."""
    read = element.table.reader(attribute) if element.table else None
    if read is None:
        return ""
    try:
        read(text)
    except ValueError as fault:
        return str(fault).removeprefix("expected ")
    return ""

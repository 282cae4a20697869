"""An element of a document: what it says, as it stands and as values, and what stands in it, in order.

A view costs nothing until it is asked: reading a document of many megabytes makes no value that nobody wants.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jdf.document.table import Table, table_of
from jdf.document.typed import Value
from jdf.names import XmlElement
from jdf.places import path_of


@dataclass(frozen=True, slots=True)
class XmlComment:
    """A comment of the XML, which is not the Comment of the standard."""

    text: str


@dataclass(frozen=True, slots=True)
class XmlInstruction:
    """A processing instruction."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentElement:
    """One element; two are equal where they are the same place of the same document.

    `node` is the element underneath, for the functions of this package; it is not to be changed.
    """

    node: XmlElement = field(repr=False)
    table: Table | None = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """Return the name without its namespace."""
        return etree.QName(self.node).localname

    @property
    def namespace(self) -> str:
        """Return the namespace, empty where there is none."""
        return etree.QName(self.node).namespace or ""

    @property
    def path(self) -> str:
        """Return where the element stands: `/JDF/ResourcePool/Media[2]`."""
        return path_of(self.node)

    @property
    def line(self) -> int:
        """Return the line it began at, 0 where none is known."""
        return self.node.sourceline or 0

    @property
    def declared(self) -> bool:
        """Tell whether the standards declare the element."""
        return self.table is not None

    @property
    def attributes(self) -> dict[str, str]:
        """Return the attributes as they stand, in their order; one of another namespace as `{namespace}name`."""
        return {str(name): str(text) for name, text in self.node.attrib.items()}

    def text_of(self, attribute: str) -> str | None:
        """Return an attribute as it stands, or None."""
        found = self.node.get(attribute)
        return None if found is None else str(found)

    def value(self, attribute: str) -> Value | None:
        """Return an attribute as a value of its type; as text where it is not of the type or nobody declares one."""
        text = self.text_of(attribute)
        read = self.table.reader(attribute) if self.table is not None and text is not None else None
        if text is None or read is None:
            return text
        try:
            return read(text)
        except ValueError:
            return text

    @property
    def values(self) -> dict[str, Value]:
        """Return all attributes as values."""
        found = {name: self.value(name) for name in self.attributes}
        return {name: value for name, value in found.items() if value is not None}

    @property
    def undeclared(self) -> tuple[str, ...]:
        """Return the names of the attributes that no standard declares for this element."""
        table = self.table
        return tuple(name for name in self.attributes if table is None or table.reader(name) is None)

    @property
    def text(self) -> str:
        """Return the text that stands in the element itself."""
        return "".join([self.node.text or "", *(child.tail or "" for child in self.node)])

    @property
    def children(self) -> tuple["DocumentElement", ...]:
        """Return the elements inside, in their order."""
        return tuple(self._view(child) for child in self.node.iterchildren("*"))

    @property
    def content(self) -> tuple["DocumentElement | XmlComment | XmlInstruction | str", ...]:
        """Return all that stands inside, in its order: elements, text, comments, processing instructions."""
        found: list[DocumentElement | XmlComment | XmlInstruction | str] = [self.node.text or ""]
        for child in self.node:
            found += [around(child) or self._view(child), child.tail or ""]
        return tuple(each for each in found if each != "")

    @property
    def above(self) -> "DocumentElement | None":
        """Return the element around, None for the root."""
        node = self.node.getparent()
        return None if node is None else view(node)

    def first(self, name: str) -> "DocumentElement | None":
        """Return the first child of a name, in the namespace of this element."""
        return next(self.named(name), None)

    def named(self, name: str) -> Iterator["DocumentElement"]:
        """Yield the children of a name, in the namespace of this element."""
        tag = f"{{{self.namespace}}}{name}" if self.namespace else name
        for child in self.node.iterchildren("*"):
            if child.tag == tag:
                yield self._view(child)

    def walk(self) -> Iterator["DocumentElement"]:
        """Yield this element and all below it, as they stand in the document."""
        todo = [self]
        while todo:
            here = todo.pop()
            yield here
            todo += reversed(here.children)

    def _view(self, child: XmlElement) -> "DocumentElement":
        tag = str(child.tag)
        return DocumentElement(child, table_of(tag) if self.table is None else self.table.child(tag))


def around(node: XmlElement) -> XmlComment | XmlInstruction | None:
    """Return what a node is that is no element."""
    if isinstance(node, etree._Comment):  # noqa: SLF001 (lxml names the class nowhere else)
        return XmlComment(node.text or "")
    if isinstance(node, etree._ProcessingInstruction):  # noqa: SLF001 (likewise)
        return XmlInstruction(str(node.target), node.text or "")
    return None


def view(node: XmlElement) -> DocumentElement:
    """Return the view of an element, its table found from the root down."""
    line = [node, *node.iterancestors()]
    here = DocumentElement(line[-1], table_of(str(line[-1].tag)))
    for each in reversed(line[:-1]):
        here = here._view(each)  # noqa: SLF001 (it is our own class)
    return here

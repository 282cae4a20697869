"""What an element of a ticket says, in JDF 1.x and XJDF alike, and what of a ticket nobody has asked for.

JDF 1.x says a wish as a span element with Preferred and Actual, XJDF as a plain attribute. Both are asked for by
name here, and every answer is noted, so that what was never asked for can be told as lost.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from jdf.names import XmlElement, bare
from jdf.places import labels
from jdf.values import BOOLEAN, millimetres, read_number
from jdf.vocabulary import words

T = TypeVar("T")

_BOOKKEEPING: Final = frozenset(
    words(
        "ID Class Status rRef rRefs DataType PartIDKeys PartUsage Version MaxVersion Type Types Activation Usage"
        " ProcessUsage IsRoot ElementType MimeType ComponentType JobID JobPartID ICSVersions Author AgentName"
        " AgentVersion TimeStamp SpawnID Category HoleType"
    )
)
"""Attributes that hold a ticket together and say nothing about the job."""

_PASSED_OVER: Final = frozenset({"AuditPool", "ResourceLinkPool"})
"""Elements that say what happened to a ticket or which resource is whose; nothing in them is a wish."""


@dataclass(frozen=True, slots=True)
class Unread:
    """One value of a ticket that a job has no place for: where it stands, and what it says."""

    xpath: str
    line: int
    words: str


class Taken:
    """The values of a ticket that somebody asked for."""

    def __init__(self, root: XmlElement) -> None:
        """Hold every element, so that lxml keeps one object for each."""
        self._root = root
        self._elements = list(root.iter("*"))
        self._asked: set[tuple[XmlElement, str]] = set()

    def note(self, node: XmlElement, name: str) -> None:
        """Remember that a value was asked for."""
        self._asked.add((node, name))

    def unread(self) -> Iterator[Unread]:
        """Yield what says something and was never asked for, in the order of the ticket."""
        ahead = [(self._root, f"/{_name(self._root)}")]
        while ahead:
            node, path = ahead.pop()
            yield from self._of(node, path)
            ahead += reversed(list(_below(node, path)))

    def _of(self, node: XmlElement, path: str) -> Iterator[Unread]:
        for key, value in node.attrib.items():
            attribute = str(key)
            foreign = attribute.startswith("{")
            if not foreign and attribute not in _BOOKKEEPING and (node, attribute) not in self._asked:
                told = _words(_name(node), attribute, str(value))
                yield Unread(f"{path}/@{attribute}", node.sourceline or 0, told)
        text = (node.text or "").strip()
        if text and (node, "") not in self._asked:
            yield Unread(path, node.sourceline or 0, _words(_name(node), "", text))


def _name(node: XmlElement) -> str:
    return bare(node) or str(node.tag).rpartition("}")[2]


def _below(node: XmlElement, path: str) -> Iterator[tuple[XmlElement, str]]:
    """Yield the children that may say something, with their paths."""
    for child, label in labels(node).items():
        if bare(child) not in _PASSED_OVER:
            yield child, f"{path}/{label}"


def _words(element: str, attribute: str, value: str) -> str:
    """Say a lost value: "MediaIntent Opacity: Opaque"; a span goes by its own name."""
    told = f"{element} {attribute}" if attribute not in ("", "Preferred", "Actual") else element
    return f"{told}: {value}"


@dataclass(frozen=True, slots=True)
class Said:
    """An element and the note book of its ticket."""

    node: XmlElement
    taken: Taken

    @property
    def name(self) -> str:
        """The bare name of the element."""
        return bare(self.node)

    def text(self, *names: str) -> str:
        """Return what is said under the first of these names: an attribute, or a span's Actual or Preferred."""
        for name in names:
            said = self._attribute(name) or self._span(name)
            if said:
                return said
        whole = self._whole()
        return whole.text(*names) if whole else ""

    def _attribute(self, name: str) -> str:
        self.taken.note(self.node, name)
        return self.node.get(name, "").strip()

    def _whole(self) -> "Said | None":
        """Return what a partition is a partition of; it says what its partition is silent about."""
        above = self.node.getparent()
        if (
            above is None
            or above.tag != self.node.tag
            or not self.name.endswith(("Intent", "List", "Params"))
        ):
            return None
        return Said(above, self.taken)

    def _span(self, name: str) -> str:
        span = next(iter(self.children(name)), None)
        if span is None:
            return ""
        wished, agreed = [span._attribute(each) for each in ("Preferred", "Actual")]  # noqa: SLF001 (one of its kind)
        return agreed or wished

    def child(self, *names: str) -> "Said | None":
        """Return the first child of one of these names, a partition's from its whole where it has none."""
        own = next(iter(self.children(*names)), None)
        whole = None if own else self._whole()
        return whole.child(*names) if whole else own

    def children(self, *names: str) -> "tuple[Said, ...]":
        """Return the children of these names, in their order."""
        return tuple(Said(node, self.taken) for node in self.node.iterchildren("*") if bare(node) in names)

    def children_all(self) -> "tuple[Said, ...]":
        """Return every child of the standard's own."""
        return tuple(Said(node, self.taken) for node in self.node.iterchildren("*") if bare(node))

    def content(self) -> str:
        """Return the text between the tags."""
        self.taken.note(self.node, "")
        return (self.node.text or "").strip()

    def passed(self, *names: str) -> "Said":
        """Take note of values that follow from others and need no reading; return the element."""
        for name in names:
            self.text(name)
        return self

    def number(self, *names: str) -> float | None:
        """Return a finite number, or None where none stands."""
        said = _read(read_number, self.text(*names))
        return said if said is not None and math.isfinite(said) else None

    def whole(self, *names: str) -> int | None:
        """Return a whole number, or None where none stands; 500.0 is one too."""
        said = self.number(*names)
        return int(said) if said is not None and said == said // 1 else None

    def flag(self, name: str) -> bool:
        """Return whether something is said to be true."""
        return _read(BOOLEAN.read, self.text(name)) or False

    def lengths(self, *names: str) -> tuple[float, ...]:
        """Return lengths in millimetres, or none where a text is no list of numbers."""
        return lengths_of(self.text(*names).split())

    def length(self, *names: str) -> float | None:
        """Return one length in millimetres."""
        said = self.lengths(*names)
        return said[0] if said else None


def lengths_of(texts: Iterable[str]) -> tuple[float, ...]:
    """Return points as millimetres, or none where a text is no finite number."""
    said = [_read(read_number, each) for each in texts]
    found = [millimetres(each) for each in said if each is not None and math.isfinite(each)]
    return tuple(found) if len(found) == len(said) else ()


def _read(read: Callable[[str], T], text: str) -> T | None:
    """Read a value; what is not of its type counts as not said, for the validator names it with its place."""
    try:
        return read(text) if text else None
    except ValueError:
        return None

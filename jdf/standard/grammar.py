"""Read the tables: for each element its attributes with types and versions, and the children it may hold.

The notation, a line each:

    $Coatings None Coated Glossy ...    a closed list; `Name:1.4` came with that version
    &resource                           attributes and children of every resource
    {Resource}                          elements that may stand where a table names the group
    [Media] Consumable :1.1 #string *   an element: class of the resource, versions, type of its text, foreign content
      double Weight Thickness:1.1       attributes of a type; `!` required, `:1.1`, `:-1.4`, `:1.1-1.4` the versions
      =Coatings FrontCoatings           attributes with one value of a closed list, `=*` with several
      < Color&? Contact*>Party          children: `&` a reference may stand for it, then `?`, `*`, `+` or exactly one,
                                        then the name of its table where it differs from its own;
                                        in XJDF they stand in this order, but for `<|`
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Final

from jdf.names import JDF_NAMESPACE, XJDF_NAMESPACE, XmlElement, clark
from jdf.standard.kinds import KINDS, Kind, Test, closed, closed_list

NO_TABLE: Final = "-"
PLAIN_TEXT: Final = "#"


@dataclass(frozen=True, slots=True)
class Span:
    """The versions that know a thing; empty ends are open."""

    since: str = ""
    until: str = ""


ALWAYS: Final = Span()


@dataclass(frozen=True, slots=True)
class AttributeFact:
    """What the standard says of an attribute."""

    name: str
    kind: Kind
    required: bool = False
    span: Span = ALWAYS
    newer: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChildFact:
    """What the standard says of a child: its table, how often it may stand, in which place of the order."""

    name: str
    table: str
    least: int
    most: int | None
    place: int
    span: Span = ALWAYS


@dataclass(frozen=True, slots=True)
class Block:
    """What the standard says of an element."""

    name: str
    resource_class: str
    is_resource: bool
    span: Span
    text: Kind | None
    attributes: Mapping[str, AttributeFact]
    required: tuple[str, ...]
    children: Mapping[str, ChildFact]
    """By the name as lxml spells it; a reference to a resource stands under its own name."""
    counted: tuple[ChildFact, ...]
    tests: Mapping[str, Test]
    """How each attribute's value is tested, at hand for the loop over a document."""
    demanded: tuple[ChildFact, ...]
    """Those of the counted children that must be there."""
    is_span: bool
    """Whether the element is a span of an intent."""


_VERSIONS = r"(?::([\d.]*)(?:-([\d.]+))?)?"
_NAME = re.compile(rf"([^!:]+)(!?){_VERSIONS}\Z")
_CHILD = re.compile(rf"(\{{?\w+\}}?)(&?)([?*+]?)(?:>([\w.#-]+?))?{_VERSIONS}\Z")
_LIMITS: Mapping[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None), "": (1, 1)}


def _named(word: str) -> tuple[str, bool, Span]:
    found = _NAME.match(word)
    if found is None:
        raise ValueError(f"the table says {word!r}, expected Name!:since-until")
    name, required, since, until = found.groups()
    return name, bool(required), Span(since or "", until or "") if since or until else ALWAYS


class Grammar:
    """The tables of one standard; each element's is read when it is first asked for."""

    def __init__(self, text: str, namespace: str) -> None:
        """Cut the text into its paragraphs."""
        self.namespace = namespace
        self.prefix = f"{{{namespace}}}"
        self.ordered = namespace == XJDF_NAMESPACE
        self._lists: dict[str, tuple[Mapping[str, str], tuple[str, ...]]] = {}
        self._paragraphs: dict[str, tuple[str, list[str]]] = {}
        self._groups: dict[str, dict[str, str]] = {}
        self._blocks: dict[str, Block] = {}
        self._kinds: dict[str, tuple[Kind, Mapping[str, str]]] = {}
        lines: list[str] = []
        for line in text.splitlines():
            if line.startswith("#"):
                continue
            if line.startswith("$"):
                self._read_list(line)
            elif line.startswith(" "):
                lines.append(line.strip())
            else:
                head, _, rest = line.partition(" ")
                lines = []
                self._paragraphs[head.strip("[]")] = (rest, lines)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the tables."""
        return tuple(name for name in self._paragraphs if name[0] not in "&{")

    def __getitem__(self, name: str) -> Block:
        """Return what is said of an element."""
        found = self._blocks.get(name)
        if found is None:
            found = self._blocks[name] = self._read(name)
        return found

    def get(self, name: str) -> Block | None:
        """Return what is said of an element, or None where nothing is."""
        return self[name] if name in self._paragraphs else None

    def group(self, name: str) -> Mapping[str, str]:
        """Return the elements of a group and their tables."""
        if name not in self._groups:
            words = " ".join(self._paragraphs[f"{{{name}}}"][1]).split()
            pairs = [word.partition(">") for word in words]
            self._groups[name] = {each: table or each for each, _, table in pairs}
        return self._groups[name]

    def _read_list(self, line: str) -> None:
        name, *words = line[1:].split(" ")
        values = [word.partition(":") for word in words]
        newer = {value: since for value, _, since in values if since}
        self._lists[name] = (newer, tuple(value for value, _, _ in values))

    def _read(self, name: str) -> Block:
        head, lines = self._paragraphs[name]
        words = head.split()
        kinds = [word for word in words if word[0] not in ":#*"]
        text = next((KINDS[word[1:]] for word in words if word[0] == "#"), None)
        span = next((_named(f"x{word}")[2] for word in words if word[0] == ":"), ALWAYS)
        own = [*lines]
        if self.namespace == JDF_NAMESPACE:
            own = [*self._paragraphs["&generic"][1], *own]
        if kinds:
            own = [*self._paragraphs["&resource"][1], *own]
        attributes = {fact.name: fact for line in own if line[0] != "<" for fact in self._attributes(line)}
        free = any(line.startswith("<|") for line in own)
        words = [word for line in own if line[0] == "<" for word in line.lstrip("<| ").split(" ")]
        children = dict(self._children(words, free=free))
        counted = {fact.name: fact for fact in children.values() if fact.least or fact.most is not None}
        return Block(
            name=name,
            resource_class=kinds[0] if kinds and kinds[0] != "resource" else "",
            is_resource=bool(kinds),
            span=span,
            text=text,
            attributes=attributes,
            required=tuple(fact.name for fact in attributes.values() if fact.required),
            children=children,
            counted=tuple(counted.values()),
            tests={name: fact.kind.fits for name, fact in attributes.items()},
            demanded=tuple(fact for fact in counted.values() if fact.least),
            is_span=name.endswith("Span"),
        )

    def _kind(self, word: str) -> tuple[Kind, Mapping[str, str]]:
        if word not in self._kinds:
            if word.startswith("="):
                newer, values = self._lists[word.lstrip("=*")]
                make = closed_list if word.startswith("=*") else closed
                self._kinds[word] = (make(word.lstrip("=*"), values), newer)
            else:
                self._kinds[word] = (KINDS[word], {})
        return self._kinds[word]

    def _attributes(self, line: str) -> Iterator[AttributeFact]:
        word, *names = line.split(" ")
        kind, newer = self._kind(word)
        for each in names:
            name, required, span = _named(each)
            yield AttributeFact(name, kind, required, span, newer)

    def _children(self, words: list[str], *, free: bool) -> Iterator[tuple[str, ChildFact]]:
        for index, word in enumerate(words):
            place = 0 if free else index
            found = _CHILD.match(word)
            if found is None:
                raise ValueError(f"the table says {word!r}, expected Name&?>Table:since-until")
            name, by_reference, often, table, since, until = found.groups()
            least, most = _LIMITS[often]
            span = Span(since or "", until or "") if since or until else ALWAYS
            if name.startswith("{"):
                for member, where in self._members(name[1:-1]):
                    yield clark(member, self.namespace), ChildFact(name[1:-1], where, least, most, place)
                continue
            fact = ChildFact(name, table or name, least, most, place, span)
            yield clark(name, self.namespace), fact
            if by_reference:
                reference = replace(fact, table="ResourceRef", least=0, most=None)
                yield clark(f"{name}Ref", self.namespace), reference

    def _members(self, group: str) -> Iterator[tuple[str, str]]:
        if group in ("ResourceLink", "ResourceRef"):
            suffix = group.removeprefix("Resource")
            yield from ((f"{name}{suffix}", group) for name in self.group("Resource"))
        else:
            yield from self.group(group).items()


def _table(name: str) -> str:
    return files("jdf.standard").joinpath(name).read_text(encoding="utf-8")


@cache
def jdf_grammar() -> Grammar:
    """Return the tables of JDF and JMF 1.x."""
    return Grammar(_table("jdf.txt"), JDF_NAMESPACE)


@cache
def xjdf_grammar() -> Grammar:
    """Return the tables of XJDF and XJMF 2.x."""
    return Grammar(_table("xjdf.txt"), XJDF_NAMESPACE)


def grammar_of(root: XmlElement) -> Grammar:
    """Return the tables that a document is judged by."""
    return xjdf_grammar() if str(root.tag).startswith(f"{{{XJDF_NAMESPACE}}}") else jdf_grammar()

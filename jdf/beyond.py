"""What a document uses that a version of the standard lacks: attributes, elements, closed values.

A device that speaks an older version drops what it does not know, or refuses the ticket.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from jdf.element import version_key
from jdf.finding import Fault, FindingSeverity, info
from jdf.names import XmlElement as Node
from jdf.standard.grammar import Block, Grammar, grammar_of
from jdf.tree import TicketTree
from jdf.vocabulary import JDF_VERSIONS

_LACKS = "write what that version knows, or leave it out"


def beyond(ticket: TicketTree, version: str = "") -> Iterator[Fault]:
    """Yield what a version lacks: an error for a version asked for, a warning for the document's own."""
    target = version or ticket.root.get("Version", "")
    if target not in JDF_VERSIONS:
        return
    severity = FindingSeverity.ERROR if version else FindingSeverity.WARNING
    calendar = _calendar(grammar_of(ticket.root), target)
    judge = _Judge(target, severity)
    todo = [(ticket.root, calendar.late(ticket.name))]
    while todo:
        node, late = todo.pop()
        if late.watched:
            yield from judge.attributes(node, late)
        for child in node if late.outdated or late.children or late.tables else ():
            tag = str(child.tag)
            if tag in late.outdated:
                yield _outdated(child, "", late.outdated[tag])
            if tag in late.children:
                yield judge.element(child, late.children[tag])
            elif tag in late.tables:
                todo.append((child, calendar.late(late.tables[tag])))


class _Late(NamedTuple):
    """What of an element came after a version, by name with the version it came with; and the tables of the rest."""

    attributes: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    children: Mapping[str, str]
    tables: Mapping[str, str]
    outdated: Mapping[str, str]
    """Attributes, and children as lxml spells them, that a version before this one was the last to know well."""
    watched: frozenset[str]
    """The attributes among all these."""


class _Calendar:
    """What came after one version, worked out for each element once."""

    def __init__(self, grammar: Grammar, version: str) -> None:
        self.grammar = grammar
        self._key = version_key(version)
        self._late: dict[str, _Late] = {}

    def late(self, name: str) -> _Late:
        """Return what of an element came too late."""
        if name not in self._late:
            self._late[name] = self._read(self.grammar[name])
        return self._late[name]

    def _read(self, block: Block) -> _Late:
        came = {name: self._after(fact.span.since) for name, fact in block.attributes.items()}
        values = {
            name: {value: since for value, since in fact.newer.items() if self._after(since)}
            for name, fact in block.attributes.items()
            if fact.newer
        }
        children, tables = {}, {}
        for tag, fact in block.children.items():
            table = self.grammar.get(fact.table)
            since = self._after(fact.span.since) or (self._after(table.span.since) if table else "")
            if since:
                children[tag] = since
            elif table:
                tables[tag] = fact.table
        attributes = {name: since for name, since in came.items() if since}
        later = {name: words for name, words in values.items() if words}
        outdated = self._outdated(block)
        watched = frozenset((*attributes, *later, *outdated)) & set(block.attributes)
        return _Late(attributes, later, children, tables, outdated, watched)

    def _outdated(self, block: Block) -> Mapping[str, str]:
        ends = {name: fact.span.until for name, fact in block.attributes.items()}
        ends |= {tag: fact.span.until for tag, fact in block.children.items()}
        return {name: until for name, until in ends.items() if until and version_key(until) < self._key}

    def _after(self, since: str) -> str:
        return since if since and version_key(since) > self._key else ""


@cache
def _calendar(grammar: Grammar, version: str) -> _Calendar:
    return _Calendar(grammar, version)


class _Judge:
    """One version, and how bad it is that something lies beyond it."""

    def __init__(self, version: str, severity: FindingSeverity) -> None:
        self.version = version
        self.severity = severity

    def element(self, node: Node, since: str) -> Fault:
        """Return the finding of an element that came later."""
        return self._fault(node, "", ("came with", since), "element-too-new")

    def attributes(self, node: Node, late: _Late) -> Iterator[Fault]:
        """Yield the attributes, and the values of closed lists, that came later."""
        for name, value in node.items():
            if name not in late.watched:
                continue
            if name in late.outdated:
                yield _outdated(node, name, late.outdated[name])
            if name in late.attributes:
                came = "came with", late.attributes[name]
                yield self._fault(node, name, came, "attribute-too-new")
            for word in value.split() if name in late.values else ():
                if word in late.values[name]:
                    came = f"can be {word} since", late.values[name][word]
                    yield self._fault(node, name, came, "value-too-new")

    def _fault(self, node: Node, attribute: str, came: tuple[str, str], code: str) -> Fault:
        def message() -> str:
            return f"{_what(node, attribute)} {' '.join(came)}; version {self.version} lacks it"

        return Fault(code, self.severity, node, attribute, message, _LACKS)


def _outdated(node: Node, attribute: str, until: str) -> Fault:
    """Return the finding of what an older version was the last to recommend."""
    code = "attribute-outdated" if attribute else "element-outdated"

    def message() -> str:
        return f"{_what(node, attribute)} is outdated since the version after {until}"

    return info(code, node, attribute, message, "write what took its place, if the device reads it")


def _what(node: Node, attribute: str) -> str:
    name = str(node.tag).rpartition("}")[2]
    return f"{name}/@{attribute}" if attribute else name

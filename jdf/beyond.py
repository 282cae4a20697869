"""What a document uses that a version of the standard lacks: attributes, elements, closed values.

A device that speaks an older version drops what it does not know, or refuses the ticket.
"""

from collections.abc import Iterator

from jdf.element import version_key
from jdf.finding import FindingSeverity, TicketFinding, path_of
from jdf.names import XmlElement as Node
from jdf.standard.grammar import NO_TABLE, PLAIN_TEXT, Block, Grammar, Span, grammar_of
from jdf.tree import TicketTree

_LACKS = "write what that version knows, or leave it out"


def beyond(ticket: TicketTree, version: str = "") -> Iterator[TicketFinding]:
    """Yield what a version lacks: an error for a version asked for, a warning for the document's own."""
    grammar = grammar_of(ticket.root)
    target = version or ticket.root.get("Version", "")
    if not target.replace(".", "").isdigit():
        return
    judge = _Judge(target, FindingSeverity.ERROR if version else FindingSeverity.WARNING)
    for node, block in _placed(ticket.root, grammar, judge):
        yield from judge.elements(node, block)
        yield from judge.attributes(node, block)


def _placed(root: Node, grammar: Grammar, judge: "_Judge") -> Iterator[tuple[Node, Block]]:
    """Yield each element with its table, from the root down, but nothing inside an element that is lacking itself."""
    todo = [(root, grammar[str(root.tag).rpartition("}")[2]])]
    while todo:
        node, block = todo.pop()
        yield node, block
        for child in node.iterchildren("*"):
            fact = block.children.get(str(child.tag))
            if fact is None or fact.table in (NO_TABLE, PLAIN_TEXT) or judge.lacks(fact.span):
                continue
            table = grammar[fact.table]
            if not judge.lacks(table.span):
                todo.append((child, table))


class _Judge:
    """One version, and how bad it is that something lies beyond it."""

    def __init__(self, version: str, severity: FindingSeverity) -> None:
        self.version = version
        self.severity = severity
        self._key = version_key(version)
        self._lacking: dict[Span, bool] = {}

    def lacks(self, span: Span) -> bool:
        """Tell whether a thing came after this version."""
        if span not in self._lacking:
            self._lacking[span] = bool(span.since) and version_key(span.since) > self._key
        return self._lacking[span]

    def elements(self, node: Node, block: Block) -> Iterator[TicketFinding]:
        """Yield the children that came later."""
        grammar = grammar_of(node)
        for child in node.iterchildren("*"):
            fact = block.children.get(str(child.tag))
            if fact is None:
                continue
            table = grammar.get(fact.table)
            spans = (fact.span, table.span) if table else (fact.span,)
            since = next((span.since for span in spans if self.lacks(span)), "")
            if since:
                yield self._finding(child, "", f"{fact.name} came with {since}", "element-too-new")

    def attributes(self, node: Node, block: Block) -> Iterator[TicketFinding]:
        """Yield the attributes, and the values of closed lists, that came later."""
        for name, value in node.items():
            fact = block.attributes.get(str(name))
            if fact is None:
                continue
            if self.lacks(fact.span):
                told = f"{block.name}/@{name} came with {fact.span.since}"
                yield self._finding(node, str(name), told, "attribute-too-new")
            for word in str(value).split() if fact.newer else ():
                since = fact.newer.get(word, "")
                if since and version_key(since) > self._key:
                    told = f"the value {word} of {block.name}/@{name} came with {since}"
                    yield self._finding(node, str(name), told, "value-too-new")

    def _finding(self, node: Node, attribute: str, told: str, code: str) -> TicketFinding:
        message = f"{told}; version {self.version} lacks it"
        return TicketFinding(
            code, self.severity, path_of(node, attribute), node.sourceline or 0, message, _LACKS
        )

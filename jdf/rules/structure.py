"""Structure: elements, attributes, types, closed values, cardinalities, as the tables of the standard have them."""

from collections.abc import Iterator
from typing import NamedTuple

from jdf.finding import Depth, TicketFinding, error, warning
from jdf.names import XmlElement as Node
from jdf.nearest import nearest
from jdf.standard.grammar import NO_TABLE, PLAIN_TEXT, Block, ChildFact, Grammar, grammar_of
from jdf.standard.kinds import Kind
from jdf.tree import TicketTree
from jdf.vocabulary import RESOURCE_CLASSES, SPAN_VALUES

DEPTH = Depth.STRUCTURE
ROOTS = frozenset({"JDF", "JMF", "XJDF", "XJMF"})

_POOL = "ResourcePool"
_POOL_NEEDS = ("ID", "Class", "Status")
_SPELLING = "write the value as the standard does"


def check(ticket: TicketTree) -> Iterator[TicketFinding]:
    """Check every element that the tables know, from the root down."""
    grammar = grammar_of(ticket.root)
    found: list[TicketFinding] = []
    todo = [_Place(ticket.root, grammar[ticket.name], "", partition=False)]
    while todo:
        place = todo.pop()
        node, block = place.node, place.block
        _attributes(node, block, found)
        if block.required and not place.partition:
            _required(node, block.required, found)
        if block.is_resource or place.pool == _POOL:
            _resource(place, found)
        if block.is_span:
            _span(node, block, found)
        if len(node) or block.counted:
            _children(place, grammar, todo, found)
        if block.text is None and node.text and not node.text.isspace():
            found.append(_text(node))
    yield from found


class _Place(NamedTuple):
    """An element, its table, the table of its parent, and whether it is a partition that inherits what it omits."""

    node: Node
    block: Block
    pool: str
    partition: bool


def _attributes(node: Node, block: Block, found: list[TicketFinding]) -> None:
    tests = block.tests
    for name, value in node.items():
        fits = tests.get(name)
        if fits is None:
            if name[0] != "{":
                found.append(_unknown_attribute(node, name, block))
        elif not fits(value):
            found.append(_misfit(node, name, value, block.attributes[name].kind))


def _unknown_attribute(node: Node, name: str, block: Block) -> TicketFinding:
    near = nearest(name, block.attributes)
    return error(
        "attribute-unknown",
        node,
        name,
        f"the standard knows no {name} on {_name(node)}",
        f"{f'did you mean {near}? else ' if near else ''}give it a namespace of your own",
    )


def _misfit(node: Node, name: str, value: str, kind: Kind) -> TicketFinding:
    trimmed = value.strip()
    told = f"{_name(node)}/@{name} is {_short(value)}; expected {kind.expected}"
    if trimmed != value and kind.fits(trimmed):
        message = f"{_name(node)}/@{name} is {_short(value)}, with blanks around the value"
        return warning("value-padded", node, name, message, "remove the blanks; devices compare as is")
    if kind.values:
        near = nearest(trimmed, kind.values)
        hint = f"did you mean {near}?" if near else "check the spelling"
        return error("value-unknown", node, name, told, hint)
    code = "date-malformed" if kind.name == "dateTime" else "value-malformed"
    return error(code, node, name, told, _SPELLING)


def _short(value: str) -> str:
    return repr(value if len(value) <= 80 else f"{value[:77]}...")


def _name(node: Node) -> str:
    return str(node.tag).rpartition("}")[2]


def _required(node: Node, names: tuple[str, ...], found: list[TicketFinding]) -> None:
    for name in names:
        if node.get(name) is None:
            message = f"{_name(node)} has no {name}"
            remedy = f"add {name}; the standard requires it"
            found.append(error("attribute-missing", node, "", message, remedy))


def _resource(place: _Place, found: list[TicketFinding]) -> None:
    """A resource in a pool says which it is; its class is that of its kind."""
    node, block = place.node, place.block
    if place.pool == _POOL:
        _required(node, _POOL_NEEDS, found)
    told = node.get("Class")
    allowed = (block.resource_class,) if block.resource_class else RESOURCE_CLASSES
    if told is not None and told not in allowed:
        message = f"{_name(node)} has the class {told}"
        found.append(error("class-wrong", node, "Class", message, f"write the class {' or '.join(allowed)}"))


def _span(node: Node, block: Block, found: list[TicketFinding]) -> None:
    """DataType names the kind of span that the element is; the values of some are closed."""
    told = node.get("DataType")
    if told is not None and told != block.name:
        message = f"{_name(node)} is a {block.name}, found {told}"
        found.append(error("data-type-wrong", node, "DataType", message, f'write DataType="{block.name}"'))
    allowed = SPAN_VALUES.get(_name(node), ()) if block.name == "EnumerationSpan" else ()
    for attribute in ("Preferred", "Actual") if allowed else ():
        value = node.get(attribute)
        if value is not None and value not in allowed:
            near = nearest(value, allowed)
            hint = f"did you mean {near}?" if near else "check the spelling"
            message = f"{_name(node)} is {_short(value)}; expected one of {', '.join(allowed)}"
            found.append(error("value-unknown", node, attribute, message, hint))


def _children(place: _Place, grammar: Grammar, todo: list[_Place], found: list[TicketFinding]) -> None:
    """Put the children that have a table of their own on the list; count them."""
    node, block = place.node, place.block
    facts, own, last = block.children, str(node.tag), 0
    said: list[str] = []
    for child in node.iterchildren("*"):
        tag = str(child.tag)
        fact = facts.get(tag)
        if fact is None:
            if tag.startswith(f"{{{grammar.namespace}}}"):
                found.append(_unknown_element(child, block))
            continue
        said.append(fact.name)
        if fact.place < last and grammar.ordered:
            found.append(_out_of_order(child))
        last = max(last, fact.place)
        if fact.table not in (NO_TABLE, PLAIN_TEXT):
            todo.append(_Place(child, grammar[fact.table], block.name, tag == own and block.name != "JDF"))
    if block.counted:
        _counts(place, said, found)


def _unknown_element(node: Node, block: Block) -> TicketFinding:
    names = [tag.rpartition("}")[2] for tag in block.children]
    near = nearest(_name(node), names)
    hint = f"did you mean {near}? else " if near else ""
    return error(
        "element-unknown",
        node,
        "",
        f"the standard knows no {_name(node)} in {block.name}",
        f"{hint}remove it, or give it a namespace of your own",
    )


def _out_of_order(node: Node) -> TicketFinding:
    message = f"{_name(node)} stands behind an element that has to follow it"
    return error("element-out-of-order", node, "", message, "write the elements in the order of the standard")


def _counts(place: _Place, said: list[str], found: list[TicketFinding]) -> None:
    node, block = place.node, place.block
    lenient = place.partition or _name(node) in said
    for fact in block.counted:
        count = said.count(fact.name)
        if count < fact.least and not lenient:
            message = f"{_name(node)} has no {fact.name}"
            remedy = f"add the element {fact.name}; the standard requires it"
            found.append(error("element-missing", node, "", message, remedy))
        if fact.most is not None and count > fact.most:
            found.append(_too_many(node, block, fact, count))


def _too_many(node: Node, block: Block, fact: ChildFact, count: int) -> TicketFinding:
    last = [child for child in node if (of := block.children.get(str(child.tag))) and of.name == fact.name][
        -1
    ]
    return error(
        "element-too-many",
        last,
        "",
        f"{_name(node)} has {count} {fact.name}, the standard allows {fact.most}",
        "say it in one element",
    )


def _text(node: Node) -> TicketFinding:
    message = f"{_name(node)} holds the text {_short((node.text or '').strip())}, it takes none"
    return error("text-unexpected", node, "", message, "remove the text, or write it into a Comment")

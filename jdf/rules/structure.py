"""Structure: elements, attributes, types, closed values, cardinalities, as the tables of the standard have them."""

from collections.abc import Iterator

from jdf.enough import MANY
from jdf.finding import Depth, Fault, error, warning
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
_LEAVES = (NO_TABLE, PLAIN_TEXT)
_SPELLING = "write the value as the standard does"


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check every element that the tables know, from the root down."""
    grammar = grammar_of(ticket.root)
    found: list[Fault] = []
    todo: list[_Place] = [(ticket.root, grammar[ticket.name], "", False)]
    while todo:
        place = todo.pop()
        node, block, pool, is_partition = place
        said = dict(node.items())
        _attributes(node, said, block, found)
        if block.required and not is_partition:
            _required(node, said, block.required, found)
        if block.is_resource or pool == _POOL:
            _resource(place, said, found)
        if block.is_span:
            _span(node, said, block, found)
        if len(node) or block.demanded:
            _children(place, grammar, todo, found)
        text = node.text if block.text is None else None
        if text and not text.isspace():
            found.append(_text(node))
        if found:
            yield from found
            found.clear()


_Place = tuple[Node, Block, str, bool]
"""An element, its table, the table of its parent, and whether it is a partition that inherits what it omits."""


def _attributes(node: Node, said: dict[str, str], block: Block, found: list[Fault]) -> None:
    tests = block.tests
    for name, value in said.items():
        fits = tests.get(name)
        if fits is None:
            if name[0] != "{" and len(found) < MANY:
                found.append(_unknown_attribute(node, name, block))
        elif not fits(value):
            found.append(_misfit(node, name, value, block.attributes[name].kind))


def _unknown_attribute(node: Node, name: str, block: Block) -> Fault:
    def remedy() -> str:
        near = nearest(name, block.attributes)
        return f"{f'did you mean {near}? else ' if near else ''}give it a namespace of your own"

    return error(
        "attribute-unknown", node, name, lambda: f"the standard knows no {name} on {_name(node)}", remedy
    )


def _misfit(node: Node, name: str, value: str, kind: Kind) -> Fault:
    trimmed = value.strip()

    def told() -> str:
        return f"{_name(node)}/@{name} is {_short(value)}; expected {kind.expected}"

    if trimmed != value and kind.fits(trimmed):
        message = f"{_name(node)}/@{name} is {_short(value)}, with blanks around the value"
        return warning("value-padded", node, name, message, "remove the blanks; devices compare as is")
    if kind.values:
        return error("value-unknown", node, name, told, lambda: _meant(trimmed, kind.values))
    code = "date-malformed" if kind.name == "dateTime" else "value-malformed"
    return error(code, node, name, told, _SPELLING)


def _meant(value: str, allowed: tuple[str, ...]) -> str:
    near = nearest(value, allowed)
    return f"did you mean {near}?" if near else "check the spelling"


def _short(value: str) -> str:
    return repr(value if len(value) <= 80 else f"{value[:77]}...")


def _name(node: Node) -> str:
    return str(node.tag).rpartition("}")[2]


def _required(node: Node, said: dict[str, str], names: tuple[str, ...], found: list[Fault]) -> None:
    found.extend(_missing(node, name) for name in names if name not in said)


def _missing(node: Node, name: str) -> Fault:
    remedy = f"add {name}; the standard requires it"
    return error("attribute-missing", node, "", lambda: f"{_name(node)} has no {name}", remedy)


def _resource(place: _Place, said: dict[str, str], found: list[Fault]) -> None:
    """A resource in a pool says which it is; its class is that of its kind."""
    node, block, pool, _ = place
    if pool == _POOL:
        _required(node, said, _POOL_NEEDS, found)
    told = said.get("Class")
    if told is None or told == block.resource_class:
        return
    allowed = (block.resource_class,) if block.resource_class else RESOURCE_CLASSES
    if told not in allowed:
        message = f"{_name(node)} has the class {told}"
        found.append(error("class-wrong", node, "Class", message, f"write the class {' or '.join(allowed)}"))


def _span(node: Node, said: dict[str, str], block: Block, found: list[Fault]) -> None:
    """DataType names the kind of span that the element is; the values of some are closed."""
    told = said.get("DataType")
    if told is not None and told != block.name:
        message = f"{_name(node)} is a {block.name}, found {told}"
        found.append(error("data-type-wrong", node, "DataType", message, f'write DataType="{block.name}"'))
    allowed = SPAN_VALUES.get(_name(node), ()) if block.name == "EnumerationSpan" else ()
    for attribute in ("Preferred", "Actual") if allowed else ():
        value = said.get(attribute)
        if value is not None and value not in allowed:
            message = f"{_name(node)} is {_short(value)}; expected one of {', '.join(allowed)}"
            found.append(error("value-unknown", node, attribute, message, _meant(value, allowed)))


def _children(place: _Place, grammar: Grammar, todo: list[_Place], found: list[Fault]) -> None:
    """Put the children that have a table of their own on the list; count them."""
    node, block, _, is_partition = place
    facts, own = block.children, node.tag
    counts: dict[str, int] = {}
    too_many: list[ChildFact] = []
    for child in node:
        tag = child.tag
        fact = facts.get(tag)  # type: ignore[arg-type]  # a comment's tag is no text and has no fact
        if fact is None:
            if isinstance(tag, str) and tag.startswith(grammar.prefix):
                _unknown_element(child, block, found)
            continue
        count = counts[fact.name] = counts.get(fact.name, 0) + 1
        if count - 1 == fact.most:
            too_many.append(fact)
        if fact.table not in _LEAVES:
            todo.append((child, grammar[fact.table], block.name, tag == own and block.name != "JDF"))
    if grammar.ordered:
        found.extend(_out_of_order(node, block))
    if block.demanded and not is_partition and _name(node) not in counts:
        _too_few(node, block, counts, found)
    found.extend(_too_many(node, block, fact, counts[fact.name]) for fact in too_many)


def _unknown_element(node: Node, block: Block, found: list[Fault]) -> None:
    if len(found) >= MANY:
        return

    def remedy() -> str:
        near = nearest(_name(node), (tag.rpartition("}")[2] for tag in block.children))
        return f"{f'did you mean {near}? else ' if near else ''}remove it, or give it a namespace of your own"

    def message() -> str:
        return f"the standard knows no {_name(node)} in {block.name}"

    found.append(error("element-unknown", node, "", message, remedy))


def _out_of_order(node: Node, block: Block) -> Iterator[Fault]:
    last, remedy = 0, "write the elements in the order of the standard"
    for child in node.iterchildren("*"):
        fact = block.children.get(str(child.tag))
        if fact is not None and fact.place < last:
            message = f"{_name(child)} stands behind an element that has to follow it"
            yield error("element-out-of-order", child, "", message, remedy)
        elif fact is not None:
            last = fact.place


def _too_few(node: Node, block: Block, counts: dict[str, int], found: list[Fault]) -> None:
    for fact in block.demanded:
        if counts.get(fact.name, 0) < fact.least:
            message = f"{_name(node)} has no {fact.name}"
            remedy = f"add the element {fact.name}; the standard requires it"
            found.append(error("element-missing", node, "", message, remedy))


def _too_many(node: Node, block: Block, fact: ChildFact, count: int) -> Fault:
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


def _text(node: Node) -> Fault:
    message = f"{_name(node)} holds the text {_short((node.text or '').strip())}, it takes none"
    return error("text-unexpected", node, "", message, "remove the text, or write it into a Comment")

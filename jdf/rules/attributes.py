"""Attributes: required ones are there, unknown ones are not, values are of their type."""

import difflib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jdf.element import Attribute, elements, facts
from jdf.finding import TicketFinding, error
from jdf.names import local
from jdf.node import ResourceLink
from jdf.tree import Node, TicketTree
from jdf.values import DATE_TIME, ID, IDREF, NMTOKENS, NUMBER, ValueType
from jdf.vocabulary import GENERIC_ATTRIBUTES, PARTITION_KEYS, RESOURCE_ATTRIBUTES, RESOURCE_CLASSES, words

_POOL_NEEDS = frozenset({"ID", "Class", "Status"})
_ANYWHERE: Mapping[str, ValueType[Any]] = {
    "ID": ID,
    "rRef": IDREF,
    "PartIDKeys": NMTOKENS,
    "Amount": NUMBER,
    "ActualAmount": NUMBER,
    "TimeStamp": DATE_TIME,
    "Start": DATE_TIME,
    "End": DATE_TIME,
}
"""Types of attributes that mean the same wherever they stand."""

_AMOUNTS = frozenset(
    words(
        "Amount ActualAmount AmountProduced AmountRequired MaxAmount MinAmount NPage FileSize MediaSetCount"
    )
)


@cache
def _declared(name: str) -> Mapping[str, Attribute]:
    cls = ResourceLink if name.endswith("Link") and name not in elements() else elements().get(name)
    if cls is None:
        return {}
    return {fact.name: fact for fact in facts(cls).values() if isinstance(fact, Attribute)}


@cache
def _known(name: str) -> frozenset[str]:
    """Return every attribute the standard allows on an element; empty where we have not declared it."""
    if not _declared(name) and name not in elements():
        return frozenset()
    cls = elements().get(name, ResourceLink)
    general = RESOURCE_ATTRIBUTES | PARTITION_KEYS if cls.declaration.resource_class else GENERIC_ATTRIBUTES
    return general | cls.declaration.also | frozenset(_declared(name))


def check(ticket: TicketTree) -> Iterator[TicketFinding]:
    """Check the attributes of every element."""
    for name, node in ticket.elements:
        yield from _required(name, node)
        yield from _values(name, node)
        yield from _foreign(name, node)


def _required(name: str, node: Node) -> Iterator[TicketFinding]:
    needed = {
        fact.name for fact in _declared(name).values() if fact.required and not _is_partition(name, node)
    }
    for attribute in sorted(needed | (_POOL_NEEDS if _in_pool(node) else frozenset())):
        if attribute not in node.attrib:
            yield error(
                "attribute-missing",
                node,
                "",
                f"{name} has no {attribute}",
                f"add {attribute}; the standard requires it",
            )


def _in_pool(node: Node) -> bool:
    above = node.getparent()
    return above is not None and local(above.tag) == "ResourcePool"


def _is_partition(name: str, node: Node) -> bool:
    """Tell whether an element is a partition of its parent and so inherits what it does not say."""
    above = node.getparent()
    return name != "JDF" and above is not None and local(above.tag) == name


def _values(name: str, node: Node) -> Iterator[TicketFinding]:
    declared = _declared(name)
    for attribute, value in node.attrib.items():
        kind = declared[str(attribute)].type if attribute in declared else _ANYWHERE.get(str(attribute))
        if kind is None:
            continue
        fault = _fault(kind, str(value))
        if fault:
            yield error(
                _code(kind, str(value)),
                node,
                str(attribute),
                f"{name}/@{attribute} is {value!r}; {fault}",
                "write the value as the standard does",
            )
        elif attribute in _AMOUNTS and str(value).startswith("-") and not _in_audit(node):
            yield error(
                "amount-negative",
                node,
                str(attribute),
                f"{name}/@{attribute} is {value}",
                "write an amount of 0 or more",
            )
    yield from _class(name, node)


def _in_audit(node: Node) -> bool:
    """A device may correct an amount it reported before by a negative one."""
    return any(local(above.tag) == "AuditPool" for above in node.iterancestors())


def _fault(kind: ValueType[Any], value: str) -> str:
    try:
        kind.read(value)
    except ValueError as fault:
        return str(fault)
    return ""


def _code(kind: ValueType[Any], value: str) -> str:
    if kind is DATE_TIME:
        return "date-malformed"
    if kind.values and value.strip() in kind.values:
        return "value-padded"
    return "value-unknown" if kind.values else "value-malformed"


def _class(name: str, node: Node) -> Iterator[TicketFinding]:
    cls = elements().get(name)
    wanted = cls.declaration.resource_class if cls else ""
    allowed = (wanted,) if wanted else RESOURCE_CLASSES
    found = node.get("Class")
    if found is not None and found not in allowed and (wanted or _in_pool(node)):
        expected = " or ".join(allowed)
        yield error(
            "class-wrong", node, "Class", f"{name} has the class {found}", f"write the class {expected}"
        )


def _foreign(name: str, node: Node) -> Iterator[TicketFinding]:
    known = _known(name)
    if not known:
        return
    for attribute in node.attrib:
        if not str(attribute).startswith("{") and attribute not in known:
            near = difflib.get_close_matches(str(attribute), known, n=1)
            hint = f"did you mean {near[0]}? else " if near else ""
            yield error(
                "attribute-unknown",
                node,
                str(attribute),
                f"the standard knows no {attribute} on {name}",
                f"{hint}give it a namespace of your own",
            )

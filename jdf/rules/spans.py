"""Spans: DataType fits the element, values fit the DataType, closed lists are kept (JDF 1.5, Intent Resources)."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jdf.element import SpanChild, elements, facts
from jdf.finding import TicketFinding, error
from jdf.names import local
from jdf.tree import Node, TicketTree
from jdf.values import (
    BOOLEAN,
    DATE_TIME,
    DURATION,
    INTEGER,
    LENGTHS_XY,
    LENGTHS_XYZ,
    NMTOKEN,
    NUMBER,
    STRING,
    ValueType,
)
from jdf.vocabulary import SPAN_VALUES

_KINDS: tuple[ValueType[Any], ...] = (
    BOOLEAN,
    DATE_TIME,
    DURATION,
    INTEGER,
    LENGTHS_XY,
    LENGTHS_XYZ,
    NMTOKEN,
    NUMBER,
    STRING,
)
_TYPES: Mapping[str, ValueType[Any]] = {kind.span: kind for kind in _KINDS} | {"EnumerationSpan": NMTOKEN}


@cache
def _expected() -> Mapping[tuple[str, str], str]:
    """Return the DataType of each declared span by (intent, span)."""
    return {
        (name, fact.name): fact.type.span
        for name, cls in elements().items()
        for fact in facts(cls).values()
        if isinstance(fact, SpanChild)
    }


def check(ticket: TicketTree) -> Iterator[TicketFinding]:
    """Check every element that is a span by its DataType or by its declaration."""
    for name, node in ticket.elements:
        above = node.getparent()
        wanted = "" if above is None else _expected().get((local(above.tag), name), "")
        data_type = node.get("DataType", "")
        if wanted or data_type.endswith("Span"):
            yield from _data_type(name, node, wanted, data_type)
            yield from _values(name, node, _TYPES.get(wanted or data_type))


def _data_type(name: str, node: Node, wanted: str, found: str) -> Iterator[TicketFinding]:
    if wanted and found != wanted:
        yield error(
            "data-type-wrong",
            node,
            "DataType",
            f"{name} is a {wanted}, found {found or 'nothing'}",
            f'write DataType="{wanted}"',
        )
    elif found not in _TYPES:
        yield error(
            "data-type-unknown",
            node,
            "DataType",
            f"{found!r} is no span of the standard",
            "check the spelling",
        )


def _values(name: str, node: Node, kind: ValueType[Any] | None) -> Iterator[TicketFinding]:
    for attribute in ("Preferred", "Actual"):
        value = node.get(attribute)
        if value is None or kind is None:
            continue
        try:
            kind.read(value)
        except ValueError as fault:
            code = "date-malformed" if kind.name == "dateTime" else "value-malformed"
            yield error(
                code, node, attribute, f"{name} is {value!r}; {fault}", "write the value as the standard does"
            )
            continue
        allowed = SPAN_VALUES.get(name, ())
        if allowed and node.get("DataType") == "EnumerationSpan" and value not in allowed:
            yield error(
                "value-unknown",
                node,
                attribute,
                f"{name} is {value!r}; expected one of {', '.join(allowed)}",
                "check the spelling",
            )

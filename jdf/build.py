"""Turn declared elements into an lxml tree for one version of the standard.

Each class is compiled once per version into a plan of its fields, so that writing a ticket costs little
more than the bare lxml calls.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from jdf.element import (
    Attribute,
    Content,
    Element,
    Fact,
    Foreign,
    Inline,
    Kept,
    Reference,
    Resource,
    SpanChild,
    facts,
)
from jdf.errors import TicketNotWritableError
from jdf.names import (
    JDF_NAMESPACE,
    NSMAP,
    PRINTTALK_NAMESPACE,
    PRINTTALK_NSMAP,
    XJDF_NAMESPACE,
    XJDF_NSMAP,
    XmlElement,
    clark,
)
from jdf.values import ValueType
from jdf.xmlsafe import parse_xml

LeftOut = list[tuple[str, object]]
"""What a version has no place for: its name in the standard, and the value."""

_Put = Callable[[XmlElement, Any, str, LeftOut], None]
_NSMAPS = {JDF_NAMESPACE: NSMAP, XJDF_NAMESPACE: XJDF_NSMAP, PRINTTALK_NAMESPACE: PRINTTALK_NSMAP}
_EMPTY: tuple[object, ...] = (None, "", ())

ANY_VERSION = ""
"""Write a thing back as it was read, whatever version knows it."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to do with each field of one class under one version."""

    fixed: dict[str, str]
    attributes: tuple[tuple[str, str, Callable[[Any], str]], ...]
    content: tuple[tuple[str, _Put], ...]
    beyond: tuple[tuple[str, str], ...]


def _put_text(kind: ValueType[Any]) -> _Put:
    def put(node: XmlElement, value: object, _version: str, _left_out: LeftOut) -> None:
        node.text = kind.write(value)

    return put


def _put_reference(resource: str) -> _Put:
    tag = clark(f"{resource}Ref")

    def put(node: XmlElement, value: str | tuple[str, ...], _version: str, _left_out: LeftOut) -> None:
        for target in (value,) if isinstance(value, str) else value:
            etree.SubElement(node, tag, {"rRef": target})

    return put


def _put_span(name: str, kind: ValueType[Any]) -> _Put:
    tag = clark(name)

    def put(node: XmlElement, value: Any, _version: str, _left_out: LeftOut) -> None:  # noqa: ANN401 (any Span)
        said = {"DataType": kind.span}
        if value.preferred is not None:
            said["Preferred"] = kind.write(value.preferred)
        if value.actual is not None:
            said["Actual"] = kind.write(value.actual)
        etree.SubElement(node, tag, said)

    return put


def _put_children(
    node: XmlElement, value: Element | tuple[Element, ...], version: str, left_out: LeftOut
) -> None:
    for child in value if isinstance(value, tuple) else (value,):
        build(child, version, left_out, parent=node)


def _put_kept(node: XmlElement, value: Kept, _version: str, _left_out: LeftOut) -> None:
    """Write what was kept, each child at the place it stood at; what a field has said since then counts."""
    for name, text in value.attributes:
        if name not in node.attrib:
            node.set(name, text)
    for place, xml in value.children:
        node.insert(place, parse_xml(xml))


def _put_inline(node: XmlElement, value: Element, version: str, left_out: LeftOut) -> None:
    for field, put in _plan(type(value), version).content:
        said = getattr(value, field)
        if said or said not in _EMPTY:
            put(node, said, version, left_out)
    _tell_left_out(value, version, left_out)


_LAST = {Inline: 1, Foreign: 2}
"""What is written after all else: the body of a message, then what was kept at its places."""

_PUTS: dict[type, _Put] = {Foreign: _put_kept, Inline: _put_inline}


def _put(fact: Fact) -> _Put:
    if isinstance(fact, SpanChild):
        return _put_span(fact.name, fact.type)
    if isinstance(fact, Reference):
        return _put_reference(fact.resource)
    if isinstance(fact, Content):
        return _put_text(fact.type)
    return _PUTS.get(type(fact), _put_children)


def _label(cls: type[Element], field: str, fact: Fact) -> str:
    """Name a field the way the standard does: `LayoutIntent/Bleed`, `Media/@Weight`."""
    owner = cls.declaration.name
    if isinstance(fact, Attribute):
        return f"{owner}/@{fact.name}"
    if isinstance(fact, SpanChild):
        return f"{owner}/{fact.name}"
    return f"{owner}/{fact.resource if isinstance(fact, Reference) else field}"


def _plan(cls: type[Element], version: str) -> _Plan:
    return _compiled(cls, version)  # type: ignore[arg-type]  # mypy takes the instances' hash for the class's


@cache
def _compiled(cls: type[Element], version: str) -> _Plan:
    known = facts(cls)
    reached = {
        field: fact
        for field, fact in sorted(known.items(), key=lambda each: _LAST.get(type(each[1]), 0))
        if version == ANY_VERSION or fact.reach.covers(version)
    }
    attributes = {field: fact for field, fact in reached.items() if isinstance(fact, Attribute)}
    resource_class = cls.declaration.resource_class
    content = tuple((field, _put(fact)) for field, fact in reached.items() if field not in attributes)
    return _Plan(
        fixed={"Class": resource_class} if resource_class else {},
        attributes=tuple((field, fact.name, fact.type.write) for field, fact in attributes.items()),
        content=content,
        beyond=tuple(
            (field, _label(cls, field, fact)) for field, fact in known.items() if field not in reached
        ),
    )


def build(
    element: Element, version: str, left_out: LeftOut, *, parent: XmlElement | None = None
) -> XmlElement:
    """Write an element and all below it; what the version does not know is named in `left_out` instead."""
    plan = _plan(type(element), version)
    namespace = element.declaration.namespace
    tag = clark(element.xml_name(), namespace)
    said: dict[str, str] = {}
    if isinstance(element, Resource) and element.id:
        said.update(plan.fixed)
    field, name = "", ""
    try:
        for field, name, write in plan.attributes:
            value = getattr(element, field)
            if value or value not in _EMPTY:
                said[name] = write(value)
        node = (
            etree.Element(tag, said, nsmap=_NSMAPS[namespace])
            if parent is None
            else etree.SubElement(parent, tag, said)
        )
        for field, put in plan.content:
            value = getattr(element, field)
            if value or value not in _EMPTY:
                put(node, value, version, left_out)
    except ValueError as fault:
        found = getattr(element, field)
        raise TicketNotWritableError(
            f"{element.xml_name()} {name or field}: {fault}; found {found!r}; correct the order's value"
        ) from fault
    if plan.beyond:
        _tell_left_out(element, version, left_out)
    return node


def _tell_left_out(element: Element, version: str, left_out: LeftOut) -> None:
    left_out += [
        (label, value)
        for field, label in _plan(type(element), version).beyond
        if (value := getattr(element, field)) not in _EMPTY
    ]

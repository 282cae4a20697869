"""What a message must say and does not: found from the declarations alone."""

from collections.abc import Iterator
from functools import cache

from jdf.element import Attribute, Child, Element, Inline, facts
from jdf.messages.declare import ASKING, Body, Family
from jdf.names import XSI_TYPE

_EMPTY: tuple[object, ...] = (None, "", ())


def missing(element: Element) -> tuple[str, ...]:
    """Return the names of what is missing in an element and all below it: `QueueSubmissionParams/@URL`."""
    return tuple(_missing(element))


def _missing(element: Element) -> Iterator[str]:
    required, holders = _searched(type(element))
    for field, name in required:
        if getattr(element, field) in _EMPTY:
            yield f"{element.xml_name()}/@{name}"
    for child in _children(element, holders):
        yield from _missing(child)


def _searched(cls: type[Element]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the attributes a class must have, and its fields that hold elements."""
    return _compiled(cls)  # type: ignore[arg-type]  # mypy takes the instances' hash for the class's


@cache
def _compiled(cls: type[Element]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    known = facts(cls).items()
    required = ((field, fact.name) for field, fact in known if isinstance(fact, Attribute) and fact.required)
    return tuple(required), tuple(field for field, fact in known if isinstance(fact, Child | Inline))


def _children(element: Element, holders: tuple[str, ...]) -> Iterator[Element]:
    for field in holders:
        value = getattr(element, field)
        if isinstance(value, tuple):
            yield from value
        elif value is not None:
            yield value


def unsaid(family: Family, body: Body) -> tuple[str, ...]:
    """Return the fields of which a message must say one and says none."""
    asks = family in ASKING and body.needs
    return body.needs if asks and all(getattr(body, each) in _EMPTY for each in body.needs) else ()


def misplaced(family: Family, body: Body) -> tuple[str, ...]:
    """Return the fields a message says that do not belong to its family."""
    return tuple(
        field
        for field, families in body.only.items()
        if family not in families and getattr(body, field) not in _EMPTY
    )


def unreadable(element: Element) -> tuple[str, ...]:
    """Return the names of declared attributes whose text is not of their type: `Queue/@Status`."""
    return tuple(_unreadable(element))


def _unreadable(element: Element) -> Iterator[str]:
    known = facts(type(element))
    declared = {fact.name for fact in known.values() if isinstance(fact, Attribute)} - {XSI_TYPE}
    kept = getattr(element, "kept", None)
    if kept is not None:
        yield from (f"{element.xml_name()}/@{name}" for name, _ in kept.attributes if name in declared)
    for child in _children(element, _searched(type(element))[1]):
        yield from _unreadable(child)

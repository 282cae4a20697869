"""What a message must say and does not: found from the declarations alone."""

from collections.abc import Iterator

from jdf.element import Attribute, Child, Element, Inline, facts
from jdf.messages.declare import ASKING, Body, Family
from jdf.names import XSI_TYPE

_EMPTY: tuple[object, ...] = (None, "", ())


def missing(element: Element) -> tuple[str, ...]:
    """Return the names of what is missing in an element and all below it: `QueueSubmissionParams/@URL`."""
    return tuple(_missing(element))


def _missing(element: Element) -> Iterator[str]:
    for field, fact in facts(type(element)).items():
        value = getattr(element, field)
        if isinstance(fact, Attribute) and fact.required and value in _EMPTY:
            yield f"{element.xml_name()}/@{fact.name}"
        elif isinstance(fact, Child | Inline):
            for child in value if isinstance(value, tuple) else (value,):
                if child is not None:
                    yield from _missing(child)


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
    for field, fact in known.items():
        if isinstance(fact, Child | Inline):
            value = getattr(element, field)
            for child in value if isinstance(value, tuple) else (value,):
                if child is not None:
                    yield from _unreadable(child)

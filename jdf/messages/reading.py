"""Turn XML into declared elements; what is not declared, or not of its type, is kept as it stands.

Nothing is refused here for being unusual: a device that misspells one value still gets its answer. Whether a
message says enough to be obeyed is told by `jdf.messages.exchange.shortcoming`.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

from lxml import etree

from jdf.element import Attribute, Child, Content, Element, Foreign, Inline, Kept, facts
from jdf.names import XmlElement, clark

E = TypeVar("E", bound=Element)

_NOTHING: Final[Mapping[type, object]] = MappingProxyType({str: ""})


@dataclass(frozen=True, slots=True)
class Place:
    """Where children of one name go: the field, their class, and whether the field holds several."""

    field: str
    element: type[Element]
    many: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read one class."""

    attributes: Mapping[str, tuple[str, Callable[[str], Any]]]
    children: Mapping[str, Place]
    content: tuple[str, Callable[[str], Any]] | None
    keeps: bool
    absent: Mapping[str, Any]


def plan_of(cls: type[Element]) -> Plan:
    """Return how a class is read."""
    return _compiled(cls)  # type: ignore[arg-type]  # mypy takes the instances' hash for the class's


@cache
def _compiled(cls: type[Element]) -> Plan:
    known = facts(cls)
    hints = get_type_hints(cls)
    namespace = cls.declaration.namespace
    return Plan(
        attributes={
            fact.name: (field, fact.type.read) for field, fact in known.items() if isinstance(fact, Attribute)
        },
        children={
            clark(place.element.declaration.name, namespace): place
            for field, fact in known.items()
            if isinstance(fact, Child) and (place := _place(field, hints[field])) is not None
        },
        content=next(
            ((field, fact.type.read) for field, fact in known.items() if isinstance(fact, Content)), None
        ),
        keeps=any(isinstance(fact, Foreign) for fact in known.values()),
        absent={
            each.name: _NOTHING.get(hints[each.name])
            for each in fields(cls)
            if each.default is MISSING and not isinstance(known.get(each.name), Inline)
        },
    )


def _place(field: str, hint: Any) -> Place | None:  # noqa: ANN401 (any annotation)
    """Return where the children of a field go; none where their class is known by their own name only."""
    many = get_origin(hint) is tuple
    found = next(
        (each for each in get_args(hint) if isinstance(each, type) and issubclass(each, Element)), None
    )
    return Place(field, found, many) if found is not None and hasattr(found, "declaration") else None


def read_element(cls: type[E], node: XmlElement) -> E:
    """Read an element and all below it."""
    plan = plan_of(cls)
    said, attributes = read_attributes(plan, node)
    children, kept = read_children(plan, enumerate(node.iterchildren("*")))
    said |= children
    if plan.content is not None:
        field, read = plan.content
        said[field] = read("".join([node.text or "", *(child.tail or "" for child in node)]))
    if plan.keeps:
        said["kept"] = keep(attributes, kept)
    return cls(**{**plan.absent, **said})


def read_attributes(plan: Plan, node: XmlElement) -> tuple[dict[str, Any], tuple[tuple[str, str], ...]]:
    """Return what the declared attributes say, and the others together with those that cannot be read."""
    said: dict[str, Any] = {}
    kept: list[tuple[str, str]] = []
    for name, text in node.attrib.items():
        field, read = plan.attributes.get(name, ("", str))
        try:
            value = read(text) if field else None
        except ValueError:
            field = ""
        if field and value not in ("", ()):
            said[field] = value
        else:
            kept.append((name, text))
    return said, tuple(sorted(kept))


def read_children(
    plan: Plan, children: Iterable[tuple[int, XmlElement]]
) -> tuple[dict[str, Any], tuple[tuple[int, XmlElement], ...]]:
    """Return the declared children by field, and the others with their places."""
    said: dict[str, Any] = {}
    kept: list[tuple[int, XmlElement]] = []
    for at, child in children:
        place = plan.children.get(str(child.tag))
        if place is None or (not place.many and place.field in said):
            kept.append((at, child))
        elif place.many:
            said.setdefault(place.field, []).append(read_element(place.element, child))
        else:
            said[place.field] = read_element(place.element, child)
    return {
        field: tuple(value) if isinstance(value, list) else value for field, value in said.items()
    }, tuple(kept)


def keep(attributes: tuple[tuple[str, str], ...], children: Iterable[tuple[int, XmlElement]]) -> Kept | None:
    """Return what is not declared as a value, or nothing where all was."""
    kept = tuple((at, _canonical(child)) for at, child in children)
    return Kept(attributes, kept) if attributes or kept else None


def _canonical(node: XmlElement) -> bytes:
    """Return an element as XML that means the same wherever it is put."""
    return etree.canonicalize(deepcopy(node)).encode()

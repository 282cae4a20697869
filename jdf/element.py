"""Declare an element of the standard once: the writer, the validator and the documentation read it.

A declaration is a frozen dataclass whose fields carry, as `Annotated` metadata, what the standard says
about them: name, type, since which version, until which.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, ClassVar, TypeVar, dataclass_transform, get_type_hints

from jdf.names import JDF_NAMESPACE, XJDF_NAMESPACE
from jdf.values import ID, LONG_STRING, ValueType, enumeration

E = TypeVar("E", bound="Element")


@lru_cache(maxsize=64)
def version_key(version: str) -> tuple[int, ...]:
    """Return a version in a form that sorts as people count: 1.10 after 1.9."""
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True, slots=True)
class Reach:
    """Which versions of the standard know a thing."""

    since: str = "1.0"
    until: str = ""

    def covers(self, version: str) -> bool:
        """Tell whether a version lies inside."""
        key = version_key(version)
        return version_key(self.since) <= key and (not self.until or key <= version_key(self.until))


ALWAYS = Reach()


@dataclass(frozen=True, slots=True)
class Attribute:
    """A field written as an attribute; an empty value is not written."""

    name: str
    type: ValueType[Any]
    reach: Reach = ALWAYS
    required: bool = False


@dataclass(frozen=True, slots=True)
class SpanChild:
    """A field written as a span element with Preferred and Actual."""

    name: str
    type: ValueType[Any]
    reach: Reach = ALWAYS


@dataclass(frozen=True, slots=True)
class Child:
    """A field that holds an element, or a tuple of elements, written as children."""

    reach: Reach = ALWAYS


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that holds the id of a resource, or a tuple of ids, written as `<NameRef rRef=.../>`."""

    resource: str
    reach: Reach = ALWAYS


@dataclass(frozen=True, slots=True)
class Content:
    """A field written as the text of the element."""

    type: ValueType[Any]
    reach: Reach = ALWAYS


@dataclass(frozen=True, slots=True)
class Kept:
    """What was read and is not declared: attributes, and children as XML with the place they stood at."""

    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[tuple[int, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Foreign:
    """A field that holds what was read and is not declared, so that it can be written back."""

    reach: Reach = ALWAYS


@dataclass(frozen=True, slots=True)
class Inline:
    """A field whose element has no tag of its own: its children are written into the one that holds it."""

    reach: Reach = ALWAYS


Fact = Attribute | SpanChild | Child | Reference | Content | Foreign | Inline


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the standard says about an element as a whole.

    `also` names the attributes the standard knows (in any version) and we do not model, so that a reader
    can tell a foreign attribute from one we merely pass on.
    """

    name: str
    clause: str
    resource_class: str = ""
    also: frozenset[str] = frozenset()
    reach: Reach = ALWAYS
    namespace: str = JDF_NAMESPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """The base of every declared element."""

    declaration: ClassVar[Declaration]

    def xml_name(self) -> str:
        """Return the element name to write."""
        return self.declaration.name


RESOURCE_STATUS = enumeration(
    "resource status",
    ("Incomplete", "Rejected", "Unavailable", "InUse", "Draft", "Complete", "Available"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Element):
    """The base of resources: with an id they stand in a pool, without one inside another element.

    Clause: JDF 1.5, Structure of JDF Nodes and Jobs, Resources.
    """

    id: Annotated[str, Attribute("ID", ID)] = ""
    status: Annotated[str, Attribute("Status", RESOURCE_STATUS)] = ""
    descriptive_name: Annotated[str, Attribute("DescriptiveName", LONG_STRING)] = ""


@dataclass_transform(kw_only_default=True, frozen_default=True)
def element(
    name: str, *, clause: str, resource_class: str = "", also: str = "", reach: Reach = ALWAYS
) -> Callable[[type[E]], type[E]]:
    """Declare the class below as an element of JDF 1.x."""
    return _declare(Declaration(name, clause, resource_class, frozenset(also.split()), reach))


@dataclass_transform(kw_only_default=True, frozen_default=True)
def xjdf_element(name: str, *, clause: str, also: str = "") -> Callable[[type[E]], type[E]]:
    """Declare the class below as an element of XJDF 2.x; its children stand in the order of its fields."""
    return _declare(Declaration(name, clause, "", frozenset(also.split()), ALWAYS, XJDF_NAMESPACE))


def _declare(declaration: Declaration) -> Callable[[type[E]], type[E]]:
    def declare(cls: type[E]) -> type[E]:
        made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made.declaration = declaration
        return made

    return declare


def facts(cls: type[Element]) -> Mapping[str, Fact]:
    """Return what is declared about each field of an element, in the order of writing."""
    return _facts(cls)  # type: ignore[arg-type]  # mypy takes the instances' hash for the class's


@cache
def _facts(cls: type[Element]) -> Mapping[str, Fact]:
    hints = get_type_hints(cls, include_extras=True)
    return {
        name: fact
        for name, hint in hints.items()
        for fact in getattr(hint, "__metadata__", ())
        if isinstance(fact, Fact)
    }


@cache
def elements() -> Mapping[str, type[Element]]:
    """Return every declared element of JDF by its name; a new module in `jdf/resources` is found by itself."""
    return declared_in("jdf.resources", JDF_NAMESPACE, "jdf.node")


@cache
def xjdf_elements() -> Mapping[str, type[Element]]:
    """Return every declared element of XJDF by its name; a new module in `jdf/xjdf` is found by itself."""
    return declared_in("jdf.xjdf", XJDF_NAMESPACE)


def declared_in(package: str, namespace: str, *more: str) -> Mapping[str, type[Element]]:
    """Return what the modules of a package declare in a namespace; they are imported by this."""
    folder = importlib.import_module(package).__path__
    names = [*more, *(found.name for found in pkgutil.iter_modules(folder, f"{package}."))]
    found = [thing for name in names for thing in vars(importlib.import_module(name)).values()]
    return {
        thing.declaration.name: thing
        for thing in found
        if isinstance(thing, type)
        and issubclass(thing, Element)
        and hasattr(thing, "declaration")
        and thing.declaration.namespace == namespace
    }

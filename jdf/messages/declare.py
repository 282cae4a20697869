"""Declare a message of JMF or XJMF once: the reader, the writer and the documentation read it.

A message has a family (what is done with it) and a type (what it is about). The type is declared as two
bodies: what asks or commands, and what answers, signals or acknowledges.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Annotated, ClassVar, TypeVar, dataclass_transform

from jdf.element import ALWAYS, Declaration, Element, Foreign, Kept, Reach
from jdf.names import JDF_NAMESPACE, XJDF_NAMESPACE

E = TypeVar("E", bound=Element)
B = TypeVar("B", bound="Body")


class Family(StrEnum):
    """What is done with a message."""

    QUERY = "Query"
    COMMAND = "Command"
    REGISTRATION = "Registration"
    RESPONSE = "Response"
    SIGNAL = "Signal"
    ACKNOWLEDGE = "Acknowledge"


Only = Mapping[str, tuple[Family, ...]]
"""The families that a field belongs to, for fields that not all families of a message have."""

_EVERYWHERE: Only = MappingProxyType({})

ASKING = (Family.QUERY, Family.COMMAND, Family.REGISTRATION)
"""The families that want an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageElement(Element):
    """The base of what stands inside a message: it keeps what it does not know."""

    kept: Annotated[Kept | None, Foreign()] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Element):
    """The base of what a message says; it is written into the message and has no element of its own.

    Of the fields in `needs` at least one must be said; those in `only` belong to some families alone.
    """

    families: ClassVar[tuple[Family, ...]] = ()
    needs: ClassVar[tuple[str, ...]] = ()
    only: ClassVar[Only] = _EVERYWHERE
    answered_with: ClassVar[type["Body"] | None] = None


@dataclass_transform(kw_only_default=True, frozen_default=True)
def message_element(name: str, *, clause: str, reach: Reach = ALWAYS) -> Callable[[type[E]], type[E]]:
    """Declare the class below as an element that stands in messages of JMF."""
    return _declare(Declaration(name, clause, reach=reach))


@dataclass_transform(kw_only_default=True, frozen_default=True)
def xjmf_element(name: str, *, clause: str) -> Callable[[type[E]], type[E]]:
    """Declare the class below as an element of XJMF; its children stand in the order of its fields."""
    return _declare(Declaration(name, clause, namespace=XJDF_NAMESPACE))


@dataclass_transform(kw_only_default=True, frozen_default=True)
def message(
    name: str,
    families: tuple[Family, ...],
    *,
    clause: str,
    reach: Reach = ALWAYS,
    needs: str = "",
    only: Only = _EVERYWHERE,
) -> Callable[[type[B]], type[B]]:
    """Declare the class below as what a message of JMF asks or commands."""
    return _declare_body(Declaration(name, clause, reach=reach), families, needs, only)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def xjmf_message(
    name: str, families: tuple[Family, ...], *, clause: str, needs: str = "", only: Only = _EVERYWHERE
) -> Callable[[type[B]], type[B]]:
    """Declare the class below as what a message of XJMF asks or commands."""
    return _declare_body(Declaration(name, clause, namespace=XJDF_NAMESPACE), families, needs, only)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def answer(asked: type[Body], only: Only = _EVERYWHERE) -> Callable[[type[B]], type[B]]:
    """Declare the class below as what answers a message, and what signals and acknowledges its type."""

    def declare(cls: type[B]) -> type[B]:
        made = _declare(asked.declaration)(cls)
        made.only = only
        asked.answered_with = made
        return made

    return declare


def _declare(declaration: Declaration) -> Callable[[type[E]], type[E]]:
    def declare(cls: type[E]) -> type[E]:
        made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made.declaration = declaration
        return made

    return declare


def _declare_body(
    declaration: Declaration, families: tuple[Family, ...], needs: str, only: Only
) -> Callable[[type[B]], type[B]]:
    def declare(cls: type[B]) -> type[B]:
        made = _declare(declaration)(cls)
        made.families = families
        made.needs = tuple(needs.split())
        made.only = only
        return made

    return declare


@cache
def jmf_messages() -> Mapping[str, type[Body]]:
    """Return what every declared message of JMF asks, by type; a new module in `jmf` is found by itself."""
    return _bodies_in("jdf.messages.jmf", JDF_NAMESPACE)


@cache
def xjmf_messages() -> Mapping[str, type[Body]]:
    """Return what every declared message of XJMF asks, by type; a new module in `xjmf` is found by itself."""
    return _bodies_in("jdf.messages.xjmf", XJDF_NAMESPACE)


def _bodies_in(package: str, namespace: str) -> Mapping[str, type[Body]]:
    folder = importlib.import_module(package).__path__
    modules = [importlib.import_module(found.name) for found in pkgutil.iter_modules(folder, f"{package}.")]
    return {
        thing.declaration.name: thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, Body)
        and thing.families
        and thing.declaration.namespace == namespace
    }

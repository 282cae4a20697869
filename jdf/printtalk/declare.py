"""Declare what PrintTalk says once: the reader and the writer go by it.

A business object keeps what is not declared (XJDF documents, comments, contracts) and is written back with it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar, dataclass_transform

from lxml import etree

from jdf.element import Declaration, Element, Kept, declared_in
from jdf.messages.declare import MessageElement
from jdf.names import PRINTTALK_NAMESPACE, XJDF_NAMESPACE
from jdf.xmlsafe import parse_xml

E = TypeVar("E", bound=Element)
B = TypeVar("B", bound="BusinessObject")
_BEHIND = 1_000
"""A place behind every declared child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessObject(MessageElement):
    """The base of what one party says to the other: an order, an offer, a refusal."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
def printtalk_element(name: str, *, clause: str) -> Callable[[type[E]], type[E]]:
    """Declare the class below as an element of PrintTalk 2.x; its children stand in the order of its fields."""

    def declare(cls: type[E]) -> type[E]:
        made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made.declaration = Declaration(name, clause, namespace=PRINTTALK_NAMESPACE)
        return made

    return declare


@cache
def business_objects() -> Mapping[str, type[BusinessObject]]:
    """Return every declared business object by name; a new module in this package is found by itself."""
    found = declared_in("jdf.printtalk", PRINTTALK_NAMESPACE)
    return {name: thing for name, thing in found.items() if issubclass(thing, BusinessObject)}


def with_documents(said: B, documents: Sequence[bytes], comment: str = "") -> B:
    """Return a business object with XJDF documents behind its own words, and a comment before them."""
    told = [etree.tostring(_comment(comment))] if comment.strip() else []
    added = tuple((_BEHIND + at, xml) for at, xml in enumerate([*told, *documents]))
    kept = said.kept or Kept()
    return replace(said, kept=Kept(kept.attributes, (*kept.children, *added)))


def _comment(text: str) -> "etree._Element":
    node = etree.Element(f"{{{XJDF_NAMESPACE}}}Comment", nsmap={None: XJDF_NAMESPACE})
    node.text = text
    return node


def documents_of(said: MessageElement) -> tuple[bytes, ...]:
    """Return the XJDF documents that a business object (or a quote in it) holds, each as a document of its own."""
    return tuple(xml for xml, name in _kept(said) if name == "XJDF")


def comments_of(said: MessageElement) -> tuple[str, ...]:
    """Return the comments of a business object: somebody else's words, to be shown as text and nothing else."""
    return tuple("".join(parse_xml(xml).itertext()).strip() for xml, name in _kept(said) if name == "Comment")


def _kept(said: MessageElement) -> list[tuple[bytes, str]]:
    children = said.kept.children if said.kept else ()
    named = [(xml, etree.QName(parse_xml(xml))) for _, xml in children]
    return [(xml, name.localname) for xml, name in named if name.namespace == XJDF_NAMESPACE]

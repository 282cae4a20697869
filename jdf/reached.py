"""What a version of the standard has no element for, taken out of a node and named in business words.

Single attributes and spans are left out while writing (`jdf.build`); whole resources go with the links to them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from jdf.build import LeftOut
from jdf.element import Element, Resource, facts, version_key
from jdf.node import JDF
from jdf.resources.customer_info import CustomerInfo
from jdf.resources.media_intent import Certification
from jdf.resources.node_info import NodeInfo
from jdf.values import Span

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ColorIntent/@NumColors": "",
        "Comment/@ID": "",
        "Component/@ProductTypeDetails": "the shop's own name of the product",
        "FoldingIntent/@FoldingDetails": "creasing before the fold",
        "JDF/general_ids": "",
        "LaminatingIntent/Texture": "the feel of the lamination",
        "LayoutIntent/Bleed": "the width of the bleed in mm",
        "MediaIntent/MediaQuality": "the shop's stock code",
        "MediaIntent/MediaTypeDetails": "the details of the material",
        "MediaIntent/certifications": "certificates of the material",
        "Notification/milestone": "",
        "NumberItem/ColorNameDetails": "",
        "NumberingIntent/ColorNameDetails": "",
        "ProductionIntent/PrintProcess": "the printing process",
        "ShapeCut/@ShapeTypeDetails": "the number of the die",
        "ShapeCut/CutDepth": "kiss cut: cut through the face only",
        "VariableIntent": "variable data",
    }
)
"""What is lost, as a person says it; empty where what is lost follows from what is said elsewhere."""


def reached(node: JDF, version: str, left_out: LeftOut) -> JDF:
    """Return a node as a version knows it: without the resources, and links to them, that it lacks; they are named."""
    held = node if version_key(version) >= _POOLED_SINCE else _unpooled(node)
    gone = [one for one in _pool(held) if not one.declaration.reach.covers(version)]
    left_out += [(one.xml_name(), one) for one in gone]
    return replace(
        _without(held, frozenset(one.xml_name() for one in gone)),
        nodes=tuple(reached(child, version, left_out) for child in node.nodes),
    )


def _pool(node: JDF) -> tuple[Element, ...]:
    return node.resource_pool.resources if node.resource_pool else ()


def _without(node: JDF, gone: frozenset[str]) -> JDF:
    """Return a node without the resources of these names and the links to them."""
    pool, links = node.resource_pool, node.link_pool
    if not gone or pool is None or links is None:
        return node
    return replace(
        node,
        resource_pool=replace(
            pool, resources=tuple(one for one in pool.resources if one.xml_name() not in gone)
        ),
        link_pool=replace(links, links=tuple(one for one in links.links if one.resource not in gone)),
    )


def _unpooled(node: JDF) -> JDF:
    """Return a node with its customer and its planning in itself, where they stood before JDF 1.3."""
    customer = next((one for one in _pool(node) if isinstance(one, CustomerInfo)), None)
    planning = next((one for one in _pool(node) if isinstance(one, NodeInfo)), None)
    return replace(
        _without(node, frozenset({"CustomerInfo", "NodeInfo"})),
        customer_info=replace(customer, id="", status="") if customer else None,
        node_info=replace(planning, id="", status="") if planning else None,
    )


_POOLED_SINCE: Final = version_key("1.3")


def business_words(left_out: LeftOut) -> Iterator[str]:
    """Yield what was lost in words a person knows, each once; what has no words yet goes by its own name."""
    told: dict[str, list[str]] = {}
    for label, value in left_out:
        words = WORDS.get(label, label)
        if words:
            said = told.setdefault(words, [])
            said += [text for text in [_text(value)] if text and text not in said]
    for words, said in told.items():
        yield f"{words} ({', '.join(said)})" if said else words


def _text(value: object) -> str:
    """Return a value as a person reads it, an element by what it says."""
    found = value.preferred if isinstance(value, Span) else value
    if isinstance(found, bool):
        return ""
    if isinstance(found, int | float):
        return f"{found:g}"
    if isinstance(found, Resource):
        return _joined(getattr(found, name) for name in facts(type(found)) if name not in _OURS)
    if isinstance(found, tuple):
        return _joined(found)
    if isinstance(found, Certification):
        return found.organization
    return found if isinstance(found, str) else ""


def _joined(values: Iterable[object]) -> str:
    return " ".join(text for value in values if (text := _text(value)))


_OURS: Final = ("id", "status")

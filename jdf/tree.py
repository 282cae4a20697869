"""A parsed ticket with its cross references worked out once: nodes, pools, ids, links."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from jdf.names import XmlElement as Node
from jdf.names import clark, local
from jdf.vocabulary import words

__all__ = [
    "AMOUNTS",
    "SIZES",
    "URLS",
    "Link",
    "Node",
    "TicketTree",
    "inherited",
    "links_of",
    "owner_of",
    "resources_of",
    "span_value",
    "step_names",
    "ticket_tree",
]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a node: `<ComponentLink rRef=... Usage=...>` split into its meaning."""

    element: Node
    resource: str
    usage: str
    process_usage: str
    target: str


@dataclass(frozen=True, slots=True)
class TicketTree:
    """The root, its name, its elements by tag, the targets of references by id, the attributes that rules ask for."""

    root: Node
    name: str
    by_tag: Mapping[str, list[Node]]
    """Held as a whole, so that lxml makes each element's object once and not in every walk."""
    nodes: tuple[Node, ...]
    by_id: Mapping[str, Node]
    asked: Mapping[str, list[tuple[Node, str]]]
    timed: tuple[tuple[Node, str, str], ...]
    """Attributes whose value looks like a point in time."""

    def named(self, name: str) -> Sequence[Node]:
        """Return the elements of a name, in the namespace of the root."""
        return self.by_tag.get(f"{str(self.root.tag).rpartition('}')[0]}}}{name}", ())

    def having(self, attribute: str) -> list[tuple[Node, str]]:
        """Return the elements that bear an attribute, with its value; it is one of those that rules ask for."""
        return self.asked.get(attribute, [])


AMOUNTS: Final = words(
    "ActualAmount Amount AmountProduced AmountRequired FileSize MaxAmount MediaSetCount MinAmount NPage NumColors"
    " NumberUp StepLimit TotalAmount"
)
URLS: Final = words("URL TargetRoute Route Directory PreflightOutput CommentURL PipeURL")
SIZES: Final = ("FinishedDimensions", "Dimensions", "Dimension", "Bleed")
_ASKED: Final = frozenset({"ID", "PartIDKeys", "Separation", *AMOUNTS, *URLS, *SIZES})
_REFERENCES: Final = ("Ref", "Refs", "refID", "ref")
_TIME_LENGTH: Final = len("2026-11-30T17:00:00")


@cache
def _is_asked(attribute: str) -> bool:
    return attribute in _ASKED or attribute.endswith(_REFERENCES)


def ticket_tree(root: Node) -> TicketTree:
    """Work out a parsed ticket; where an id stands twice the first one counts."""
    by_tag: defaultdict[str, list[Node]] = defaultdict(list)
    asked: defaultdict[str, list[tuple[Node, str]]] = defaultdict(list)
    timed: list[tuple[Node, str, str]] = []
    for node in root.iter("*"):
        by_tag[node.tag].append(node)  # type: ignore[index]  # the tag of an element is a text
        for attribute, value in node.items():
            if _is_asked(attribute):
                asked[attribute].append((node, value))
            if len(value) >= _TIME_LENGTH and value[10] == "T":
                timed.append((node, attribute, value))
    by_id: dict[str, Node] = {}
    for node, own in asked.get("ID", ()):
        by_id.setdefault(own, node)
    name = str(root.tag).rpartition("}")[2]
    nodes = tuple(by_tag.get(clark("JDF"), ()))
    return TicketTree(root, name, by_tag, nodes, by_id, asked, tuple(timed))


def links_of(node: Node) -> Iterator[Link]:
    """Yield the links of one node."""
    for pool in node.iterchildren(clark("ResourceLinkPool")):
        for child in pool.iterchildren("*"):
            name = local(child.tag)
            if name.endswith("Link"):
                yield Link(
                    element=child,
                    resource=name.removesuffix("Link"),
                    usage=child.get("Usage", ""),
                    process_usage=child.get("ProcessUsage", ""),
                    target=child.get("rRef", ""),
                )


def resources_of(node: Node) -> Iterator[Node]:
    """Yield the resources in the pool of one node."""
    for pool in node.iterchildren(clark("ResourcePool")):
        for child in pool.iterchildren("*"):
            if local(child.tag):
                yield child


def owner_of(node: Node) -> Node:
    """Return the JDF node an element belongs to (itself, if it is one)."""
    here = node
    while local(here.tag) != "JDF":
        above = here.getparent()
        if above is None:
            return here
        here = above
    return here


def inherited(node: Node, attribute: str) -> str:
    """Return an attribute of a node or, where it is silent, of the nearest node above."""
    here: Node | None = node
    while here is not None:
        if attribute in here.attrib:
            return str(here.get(attribute))
        here = here.getparent()
    return ""


def step_names(node: Node) -> tuple[str, ...]:
    """Return what a node does: its Types, or its Type alone."""
    types = tuple(node.get("Types", "").split())
    return types or (node.get("Type", ""),)


def span_value(parent: Node | None, name: str) -> str:
    """Return what a span says: Actual, else Preferred, else nothing."""
    span = None if parent is None else parent.find(clark(name))
    return "" if span is None else span.get("Actual") or span.get("Preferred") or ""

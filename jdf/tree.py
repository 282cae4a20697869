"""A parsed ticket with its cross references worked out once: nodes, pools, ids, links."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jdf.names import XmlElement as Node
from jdf.names import clark, local

__all__ = [
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
    """The root, all elements of our namespace with their names, and the targets of references by id."""

    root: Node
    elements: tuple[tuple[str, Node], ...]
    nodes: tuple[Node, ...]
    by_id: Mapping[str, Node]


def ticket_tree(root: Node) -> TicketTree:
    """Work out a parsed ticket; where an id stands twice the first one counts."""
    namespace = str(root.tag).rpartition("}")[0] + "}"
    cut = len(namespace)
    named = tuple(
        (str(node.tag)[cut:], node) for node in root.iter("*") if str(node.tag).startswith(namespace)
    )
    by_id: dict[str, Node] = {}
    for node in root.iter("*"):
        own = node.get("ID")
        if own is not None:
            by_id.setdefault(own, node)
    nodes = tuple(node for name, node in named if name == "JDF")
    return TicketTree(root, named, nodes, by_id)


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

"""What stands in a ticket and says nothing to a device: resources nobody links, elements of a private namespace."""

from collections.abc import Iterator
from itertools import islice

from jdf.finding import Depth, TicketFinding, info
from jdf.names import JDF_NAMESPACE, XJDF_NAMESPACE
from jdf.tree import Node, TicketTree, resources_of

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF", "JMF", "XJDF", "XJMF"})

_ENOUGH = 50
"""So many unlinked resources are named; the rest is more of the same."""

_OURS = (f"{{{JDF_NAMESPACE}}}", f"{{{XJDF_NAMESPACE}}}")


def check(ticket: TicketTree) -> Iterator[TicketFinding]:
    """Check every resource of every pool, and name each private namespace once."""
    for resource in islice(_unlinked(ticket), _ENOUGH):
        message = f"nothing links or names this {str(resource.tag).rpartition('}')[2]}"
        yield info("resource-unlinked", resource, "", message, "link it to a node, or leave it out")
    seen: set[str] = set()
    for element in ticket.root.iter("*"):
        tag = str(element.tag)
        namespace = tag.partition("}")[0]
        if not tag.startswith(_OURS) and namespace not in seen:
            seen.add(namespace)
            message = f"elements of the namespace {namespace[1:]!r} are private"
            yield info("element-private", element, "", message, "be sure that the device knows them")


def _unlinked(ticket: TicketTree) -> Iterator[Node]:
    wanted = {target for attribute in ticket.asked for target in _targets(ticket, attribute)}
    for node in ticket.nodes:
        yield from (each for each in resources_of(node) if each.get("ID") not in wanted)


def _targets(ticket: TicketTree, attribute: str) -> Iterator[str]:
    if attribute.endswith(("Ref", "Refs")):
        for _, value in ticket.having(attribute):
            yield from value.split()

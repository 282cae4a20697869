"""What stands in a ticket and says nothing to a device: resources nobody links, elements of a private namespace."""

from collections.abc import Iterator

from jdf.finding import Depth, Fault, info
from jdf.names import JDF_NAMESPACE, XJDF_NAMESPACE
from jdf.tree import Node, TicketTree, resources_of

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF", "JMF", "XJDF", "XJMF"})

_OURS = (f"{{{JDF_NAMESPACE}}}", f"{{{XJDF_NAMESPACE}}}")


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check every resource of every pool, and name each private namespace once."""
    for resource in _alone(ticket):
        yield _unlinked(resource)
    seen: set[str] = set()
    for tag, elements in ticket.by_tag.items():
        namespace = tag.partition("}")[0]
        if not tag.startswith(_OURS) and namespace not in seen:
            seen.add(namespace)
            message = f"elements of the namespace {namespace[1:]!r} are private"
            yield info("element-private", elements[0], "", message, "be sure that the device knows them")


def _unlinked(resource: Node) -> Fault:
    def message() -> str:
        return f"nothing links or names this {str(resource.tag).rpartition('}')[2]}"

    return info("resource-unlinked", resource, "", message, "link it to a node, or leave it out")


def _alone(ticket: TicketTree) -> Iterator[Node]:
    wanted = {target for attribute in ticket.asked for target in _targets(ticket, attribute)}
    for node in ticket.nodes:
        yield from (each for each in resources_of(node) if each.get("ID") not in wanted)


def _targets(ticket: TicketTree, attribute: str) -> Iterator[str]:
    if attribute.endswith(("Ref", "Refs")):
        for _, value in ticket.having(attribute):
            yield from value.split()

"""References: ids stand once, and each reference finds the right kind of resource within reach."""

from collections.abc import Iterator
from typing import Final

from jdf.finding import Depth, Fault, error, warning
from jdf.names import JDF_NAMESPACE, XJDF_NAMESPACE, local
from jdf.tree import Node, TicketTree, owner_of

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF", "JMF", "XJDF", "XJMF"})

_BY_SUFFIX: Final = ("Ref", "Refs", "refID", "ref")
_OURS: Final = (f"{{{JDF_NAMESPACE}}}", f"{{{XJDF_NAMESPACE}}}")


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check ids and every attribute that names one."""
    for node, own in ticket.having("ID"):
        if ticket.by_id[own] is not node:
            yield _twice(node, own)
    for node, _ in ticket.having("rRef"):
        if str(node.tag).startswith(_OURS):
            yield from _reference(ticket, node)
    message = ticket.name in ("JMF", "XJMF")
    for attribute in sorted(ticket.asked):
        if attribute.endswith(_BY_SUFFIX) and attribute != "rRef" and not (message and attribute == "refID"):
            for node, _ in ticket.having(attribute):
                yield from _named(ticket, node, attribute)


def _bare(node: Node) -> str:
    return str(node.tag).rpartition("}")[2]


def _twice(node: Node, own: str) -> Fault:
    message = f"the id {own!r} stands on two elements"
    return error("id-twice", node, "ID", message, "give each element an id of its own")


def _named(ticket: TicketTree, node: Node, attribute: str) -> Iterator[Fault]:
    """Each id that an attribute lists stands on an element."""
    for target in node.get(attribute, "").split():
        if target not in ticket.by_id:
            yield _dangling(node, attribute, target)


def _dangling(node: Node, attribute: str, target: str) -> Fault:
    return error(
        "reference-dangling",
        node,
        attribute,
        f"nothing has the id {target!r}",
        "add the resource, or remove the reference",
    )


def _reference(ticket: TicketTree, node: Node) -> Iterator[Fault]:
    name = _bare(node)
    target = ticket.by_id.get(node.get("rRef", ""))
    if target is None:
        yield _dangling(node, "rRef", node.get("rRef", ""))
        return
    wanted = name.removesuffix("Link") if name.endswith("Link") else name.removesuffix("Ref")
    found = local(target.tag)
    if wanted not in (name, found):
        yield error(
            "reference-to-wrong-kind",
            node,
            "rRef",
            f"{name} points at a {found}",
            f"point it at a {wanted}",
        )
    elif name.endswith("Link") and not _within_reach(node, target):
        yield warning(
            "reference-out-of-reach",
            node,
            "rRef",
            f"{name} points at a resource of a node that is not above it",
            "move the resource to a node above both",
        )


def _within_reach(link: Node, target: Node) -> bool:
    """A resource serves its own node and all below it (JDF 1.5, Structure of JDF Nodes and Jobs)."""
    home = owner_of(target)
    here: Node | None = owner_of(link)
    while here is not None:
        if here is home:
            return True
        here = here.getparent()
    return False

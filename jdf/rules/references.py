"""References: ids stand once, and each reference finds the right kind of resource within reach."""

from collections.abc import Iterator

from jdf.finding import TicketFinding, error, warning
from jdf.names import local
from jdf.tree import Node, TicketTree, owner_of


def check(ticket: TicketTree) -> Iterator[TicketFinding]:
    """Check ids and every rRef and rRefs."""
    for name, node in ticket.elements:
        own = node.get("ID")
        if own is not None and ticket.by_id[own] is not node:
            yield error(
                "id-twice",
                node,
                "ID",
                f"the id {own!r} stands on two elements",
                "give each element an id of its own",
            )
        if "rRef" in node.attrib:
            yield from _reference(ticket, name, node)
        for target in node.get("rRefs", "").split():
            if target not in ticket.by_id:
                yield _dangling(node, "rRefs", target)


def _dangling(node: Node, attribute: str, target: str) -> TicketFinding:
    return error(
        "reference-dangling",
        node,
        attribute,
        f"nothing has the id {target!r}",
        "add the resource, or remove the reference",
    )


def _reference(ticket: TicketTree, name: str, node: Node) -> Iterator[TicketFinding]:
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

"""Nodes: each says who it is, what it does and in which state (JDF 1.5, Structure of JDF Nodes and Jobs)."""

from collections.abc import Iterator

from jdf.finding import Depth, Fault, error, info, warning
from jdf.names import XSI_TYPE, local
from jdf.tree import Node, TicketTree, inherited, step_names
from jdf.vocabulary import PROCESS_NAMES

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF"})


GROUP_TYPES = frozenset({"Product", "ProcessGroup", "Combined"})


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check identity, type and version of each node."""
    yield from _root(ticket.root)
    seen: dict[tuple[str, str], Node] = {}
    for node in ticket.nodes:
        yield from _identity(node, seen)
        yield from _type(node)


def _root(root: Node) -> Iterator[Fault]:
    if not root.get("JobID"):
        yield warning("job-id-missing", root, "", "the root has no JobID", "give the root the job's number")
    if not root.get("Version"):
        yield warning(
            "version-missing", root, "", "the root has no Version", "say the version the device takes"
        )


def _identity(node: Node, seen: dict[tuple[str, str], Node]) -> Iterator[Fault]:
    """JobPartID stands on every node and once per JobID (ICS-Base, rules of JobPartID)."""
    part = node.get("JobPartID", "")
    if not part:
        yield error(
            "job-part-id-missing",
            node,
            "",
            "the node has no JobPartID",
            "give each node one of its own: P1, P1.cover",
        )
        return
    key = (inherited(node, "JobID"), part)
    if key in seen:
        yield error(
            "job-part-id-twice",
            node,
            "JobPartID",
            f"JobPartID {part!r} stands on two nodes",
            "number the nodes differently; results are reported by this id",
        )
    seen[key] = node


def _type(node: Node) -> Iterator[Fault]:
    kind = node.get("Type", "")
    if kind == "Combined" and not node.get("Types", "").split():
        yield error(
            "types-missing", node, "", "a Combined node has no Types", "list its processes in Types, in order"
        )
    for name in step_names(node):
        if name and ":" not in name and name not in PROCESS_NAMES and name not in GROUP_TYPES:
            where = "Types" if node.get("Types") else "Type"
            yield error(
                "process-unknown",
                node,
                where,
                f"{name!r} is no process of the standard",
                "check the spelling",
            )
    said = node.get(XSI_TYPE)
    if said is None and local(node.tag) and kind in ("Product", "Combined"):
        yield info(
            "xsi-type-missing",
            node,
            "",
            "the node has no xsi:type",
            "add it; schema checkers judge more with it",
        )
    elif said is not None and said.rpartition(":")[2] != kind:
        yield error(
            "xsi-type-differs",
            node,
            "Type",
            f"xsi:type is {said!r}, Type is {kind!r}",
            "make both say the same",
        )

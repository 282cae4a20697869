"""Partitions: a resource names its keys, each level inside sets them (JDF 1.5, Resources, Partitioning)."""

from collections.abc import Iterator

from jdf.finding import Depth, Fault, error, warning
from jdf.names import local
from jdf.tree import Node, TicketTree
from jdf.vocabulary import PARTITION_KEYS

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF"})


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check the keys of each partitioned resource and of each partition."""
    for node, keys in ticket.having("PartIDKeys"):
        for key in keys.split():
            if key not in PARTITION_KEYS and ":" not in key:
                yield _unknown(node, key)
    for pool in ticket.named("ResourcePool"):
        for resource in pool.iterchildren("*"):
            for node in resource.iterdescendants(str(resource.tag)):
                if _is_partition(node):
                    yield from _partition(local(node.tag), node)
    yield from _chosen(ticket)


def _chosen(ticket: TicketTree) -> Iterator[Fault]:
    """A link chooses partitions by Part; one that is not there is a link to nothing (PartUsage Explicit)."""
    for part in ticket.named("Part"):
        link = part.getparent()
        target = None if link is None else ticket.by_id.get(link.get("rRef", ""))
        if target is None or target.get("PartUsage", "Explicit") != "Explicit" or not len(target):
            continue
        keys = target.get("PartIDKeys", "").split()
        wanted = [
            (key, part.get(key, "")) for key in keys if key in part.attrib and "~" not in part.get(key, "")
        ]
        if wanted and not _has(target, wanted):
            said = ", ".join(f"{key} {value}" for key, value in wanted)
            message = f"{local(target.tag)} has no partition with {said}"
            yield warning("part-dangling", part, "", message, "choose a partition that is there")


def _has(node: Node, wanted: list[tuple[str, str]]) -> bool:
    """Tell whether a partition below fits; a level that does not set a key leaves it open."""
    rest = [(key, value) for key, value in wanted if key not in node.attrib]
    if any(value not in node.get(key, value).split() and node.get(key) != value for key, value in wanted):
        return False
    below = list(node.iterchildren(str(node.tag)))
    return not rest or any(_has(child, rest) for child in below)


def _unknown(node: Node, key: str) -> Fault:
    message = f"{key!r} is no partition key"
    return error("partition-key-unknown", node, "PartIDKeys", message, "check the spelling")


def _chain(node: Node) -> list[Node]:
    """Return the elements of the same name around an element, the nearest first."""
    around: list[Node] = []
    here = node.getparent()
    while here is not None and here.tag == node.tag:
        around.append(here)
        here = here.getparent()
    return around


def _is_partition(node: Node) -> bool:
    """Partitions nest in a resource of a pool; other elements may hold their like for other reasons."""
    around = _chain(node)
    pool = around[-1].getparent() if around else None
    return pool is not None and local(pool.tag) == "ResourcePool"


def _partition(name: str, node: Node) -> Iterator[Fault]:
    keys = next(
        (tuple(each.get("PartIDKeys", "").split()) for each in _chain(node) if each.get("PartIDKeys")), ()
    )
    if not keys:
        yield error(
            "partition-undeclared",
            node,
            "",
            f"a {name} inside a {name} without PartIDKeys",
            "add PartIDKeys outside",
        )
    elif not any(key in node.attrib for key in keys):
        yield warning(
            "partition-without-key",
            node,
            "",
            f"this partition sets none of {', '.join(keys)}",
            "set the key, so that it can be chosen",
        )

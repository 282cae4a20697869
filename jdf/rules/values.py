"""Values that are well formed and still mislead: a time without its offset, an amount below nothing."""

import re
from collections.abc import Iterator

from jdf.finding import Depth, Fault, error, warning
from jdf.names import local
from jdf.tree import AMOUNTS, Node, TicketTree

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF", "JMF", "XJDF", "XJMF"})

_LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\Z", re.ASCII)


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check every attribute by its value."""
    for attribute in AMOUNTS:
        for node, value in ticket.having(attribute):
            if value[:1] == "-" and not _in_audit(node):
                yield _negative(node, attribute, value)
    for node, attribute, value in ticket.timed:
        if _LOCAL_TIME.match(value):
            yield _without_offset(node, attribute, value)


def _negative(node: Node, attribute: str, value: str) -> Fault:
    return error(
        "amount-negative", node, attribute, f"{attribute} is {value}", "write an amount of 0 or more"
    )


def _without_offset(node: Node, attribute: str, value: str) -> Fault:
    return warning(
        "date-without-offset",
        node,
        attribute,
        f"{attribute} is {value}; nobody knows in which place it is that late",
        "add the offset from UTC at the end, such as +01:00 or Z",
    )


def _in_audit(node: Node) -> bool:
    """A device may correct an amount it reported before by a negative one."""
    return any(local(above.tag) == "AuditPool" for above in node.iterancestors())

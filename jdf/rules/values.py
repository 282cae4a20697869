"""Values that are well formed and still mislead: a time without its offset, an amount below nothing."""

import re
from collections.abc import Iterator

from jdf.finding import Depth, TicketFinding, error, warning
from jdf.names import local
from jdf.tree import Node, TicketTree

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF", "JMF", "XJDF", "XJMF"})

_LOCAL_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\Z", re.ASCII)
_SHORTEST_TIME = len("2026-11-30T17:00:00")
_AMOUNTS = frozenset(
    {
        "ActualAmount", "Amount", "AmountProduced", "AmountRequired", "FileSize", "MaxAmount", "MediaSetCount",
        "MinAmount", "NPage", "NumColors", "NumberUp", "StepLimit", "TotalAmount",
    }
)  # fmt: skip


def check(ticket: TicketTree) -> Iterator[TicketFinding]:
    """Check every attribute by its value."""
    for name, node in ticket.elements:
        for attribute, value in node.items():
            if value[:1] == "-" and attribute in _AMOUNTS and not _in_audit(node):
                yield _negative(name, node, str(attribute), str(value))
            elif len(value) >= _SHORTEST_TIME and value[10] == "T" and _LOCAL_TIME.match(str(value)):
                yield _without_offset(name, node, str(attribute), str(value))


def _negative(name: str, node: Node, attribute: str, value: str) -> TicketFinding:
    return error(
        "amount-negative", node, attribute, f"{name}/@{attribute} is {value}", "write an amount of 0 or more"
    )


def _without_offset(name: str, node: Node, attribute: str, value: str) -> TicketFinding:
    return warning(
        "date-without-offset",
        node,
        attribute,
        f"{name}/@{attribute} is {value}; nobody knows in which place it is that late",
        "add the offset from UTC at the end, such as +01:00 or Z",
    )


def _in_audit(node: Node) -> bool:
    """A device may correct an amount it reported before by a negative one."""
    return any(local(above.tag) == "AuditPool" for above in node.iterancestors())

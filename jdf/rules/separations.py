"""Separations: an ink that a partition or link speaks of is one that the ticket names."""

from collections.abc import Iterator

from jdf.finding import Depth, Fault, info
from jdf.tree import TicketTree

DEPTH = Depth.MEANING
ROOTS = frozenset({"JDF"})

_ALWAYS = frozenset({"All", "None", "Composite", "Unknown"})
_OF_MODEL = {
    "DeviceCMYK": frozenset({"Cyan", "Magenta", "Yellow", "Black"}),
    "DeviceGray": frozenset({"Black"}),
    "DeviceRGB": frozenset({"Red", "Green", "Blue"}),
}


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check each Separation once by its name."""
    seen = set(_ALWAYS)
    named = _named(ticket) if ticket.having("Separation") else frozenset()
    for node, ink in ticket.having("Separation"):
        if ink not in named and ink not in seen:
            seen.add(ink)
            message = f"no ColorantControl and no ColorPool names the ink {ink!r}"
            remedy = "name it there as it is spelt here"
            yield info("separation-unnamed", node, "Separation", message, remedy)


def _named(ticket: TicketTree) -> frozenset[str]:
    names = {node.get("Name", "") for kind in ("Color", "SeparationSpec") for node in ticket.named(kind)}
    for control in ticket.named("ColorantControl"):
        names |= _OF_MODEL.get(control.get("ProcessColorModel", ""), frozenset())
    return frozenset(names)

"""XJDF: names that are said twice agree, processes exist, steps are in Types, lengths are points, something is made."""

from collections.abc import Iterator

from jdf.finding import Depth, Fault, error, warning
from jdf.rules.units import KNOWN_MM, WEIGHTS_GSM
from jdf.standard.grammar import xjdf_grammar
from jdf.tree import Node, TicketTree
from jdf.values import read_integer, read_number
from jdf.vocabulary import PROCESS_NAMES, XJDF_PROCESS_NAMES

DEPTH = Depth.MEANING
ROOTS = frozenset({"XJDF"})

_SIZES = ("FinishedDimensions", "Dimensions", "Dimension")
_BLEEDS_MM = frozenset({2.0, 3.0, 5.0})
_PROCESSES = PROCESS_NAMES | XJDF_PROCESS_NAMES


def check(ticket: TicketTree) -> Iterator[Fault]:
    """Check the whole, each set and intent, and every size."""
    steps = tuple(ticket.root.get("Types", "").split())
    yield from _types(ticket.root, steps)
    for name in ("ResourceSet", "Intent"):
        for node in ticket.named(name):
            yield from _name(name, node)
            yield from _steps(node, len(steps))
    yield from _units(ticket)


def _types(root: Node, steps: tuple[str, ...]) -> Iterator[Fault]:
    for step in steps:
        if ":" not in step and step not in _PROCESSES:
            message = f"{step!r} is no process of the standard"
            yield warning("process-unknown", root, "Types", message, "check the spelling")


def _name(name: str, node: Node) -> Iterator[Fault]:
    """Name says which element is inside."""
    told = node.get("Name", "")
    known = xjdf_grammar().group("ProductIntent" if name == "Intent" else "SpecificResource")
    if told and ":" not in told and told not in known:
        yield error("name-unknown", node, "Name", f"the standard knows no {told}", "check the spelling")
        return
    inside = _inside(name, node)
    if name == "Intent" and not inside:
        message = f"the Intent holds no {told}"
        yield error("element-missing", node, "", message, f"write the element {told} into it")
    for other in inside - {told} if told else ():
        message = f"the {name} is named {told} and holds a {other}"
        yield error("name-differs", node, "Name", message, f'write Name="{other}", or the element {told}')


def _inside(name: str, node: Node) -> set[str]:
    """Return the names of what a set or an intent holds."""
    known = xjdf_grammar().group("ProductIntent" if name == "Intent" else "SpecificResource")
    holders = [node] if name == "Intent" else list(node)
    names = {str(each.tag).rpartition("}")[2] for holder in holders for each in holder.iterchildren("*")}
    return names & set(known)


def _steps(node: Node, count: int) -> Iterator[Fault]:
    for index in node.get("CombinedProcessIndex", "").split():
        try:
            good = 0 <= read_integer(index) < count
        except ValueError:
            good = False
        if not good:
            message = f"step {index}, but the ticket has {count} (counted from 0)"
            remedy = "name a step that stands in Types"
            yield error("step-out-of-range", node, "CombinedProcessIndex", message, remedy)


def _units(ticket: TicketTree) -> Iterator[Fault]:
    for attribute in _SIZES:
        for node, value in ticket.having(attribute):
            numbers = tuple(_number(part) for part in value.split()[:2])
            if numbers in KNOWN_MM or numbers[::-1] in KNOWN_MM:
                yield _smell(node, attribute, "148 x 210 mm are 419.528 595.276 points")
    for node, value in ticket.having("Bleed"):
        if _number(value) in _BLEEDS_MM:
            yield _smell(node, "Bleed", "3 mm are 8.504 points")
    for name in ("Media", "MediaIntent"):
        for node in ticket.named(name):
            yield from _weight(node)


def _weight(node: Node) -> Iterator[Fault]:
    weight = _number(node.get("Weight", ""))
    if weight and not WEIGHTS_GSM[0] <= weight <= WEIGHTS_GSM[1]:
        remedy = "weights are g/m2, thicknesses micrometres"
        yield warning("stock-out-of-range", node, "Weight", f"Weight {weight:g} is no paper's", remedy)


def _smell(node: Node, attribute: str, example: str) -> Fault:
    message = f"{node.get(attribute)!r} looks like millimetres; lengths are points"
    remedy = f"multiply by 72 / 25.4: {example}"
    return warning("length-in-millimetres", node, attribute, message, remedy)


def _number(text: str) -> float | None:
    try:
        return read_number(text)
    except ValueError:
        return None

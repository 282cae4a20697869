"""TicketFinding: what is wrong with a ticket, where, and what to do."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum

from jdf.names import XmlElement


class FindingSeverity(StrEnum):
    """How bad a finding is: a device may refuse or misprint, may be surprised, or will not mind."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Depth(StrEnum):
    """How deep the validator looks; each depth includes those before it.

    Structure is what a schema could say: elements, attributes, types, closed values, cardinalities. Meaning is
    what holds between elements: references, links, partitions, steps, units, URLs, dates, amounts. Reach is what
    the document uses that a version of the standard lacks.
    """

    STRUCTURE = "structure"
    MEANING = "meaning"
    REACH = "reach"


@dataclass(frozen=True, slots=True)
class TicketFinding:
    """One finding of the validator."""

    code: str
    severity: FindingSeverity
    path: str
    line: int
    message: str
    remedy: str


_Labels = dict[XmlElement, str]
_REMEMBERED: ContextVar[dict[XmlElement, _Labels] | None] = ContextVar("places remembered", default=None)


@contextmanager
def places_remembered() -> Iterator[None]:
    """Look at the children of an element once, however many places below it are told inside this block."""
    token = _REMEMBERED.set({})
    try:
        yield
    finally:
        _REMEMBERED.reset(token)


def path_of(node: XmlElement, attribute: str = "") -> str:
    """Return where an element stands, in the ticket's own names: `/JDF/ResourcePool/Contact[2]/@ID`."""
    remembered = _REMEMBERED.get()
    known = {} if remembered is None else remembered
    steps: list[str] = []
    here: XmlElement | None = node
    while here is not None:
        above = here.getparent()
        if above is not None and above not in known:
            known[above] = _labels(above)
        steps.append(_name(here) if above is None else known[above].get(here, "*"))
        here = above
    path = "/" + "/".join(reversed(steps))
    return f"{path}/@{attribute}" if attribute else path


def _labels(above: XmlElement) -> _Labels:
    """Return what each child is called in a path: its name, numbered where several have it."""
    children = list(above.iterchildren("*"))
    several = Counter(child.tag for child in children)
    counted: Counter[object] = Counter()
    labels: _Labels = {}
    for child in children:
        counted[child.tag] += 1
        labels[child] = f"{_name(child)}[{counted[child.tag]}]" if several[child.tag] > 1 else _name(child)
    return labels


def _name(node: XmlElement) -> str:
    return str(node.tag).rpartition("}")[2] or "*"


def error(code: str, node: XmlElement, attribute: str, message: str, remedy: str) -> TicketFinding:
    """Return a finding for which a device may refuse the ticket or print it wrong."""
    return _finding(code, FindingSeverity.ERROR, (node, attribute), message, remedy)


def warning(code: str, node: XmlElement, attribute: str, message: str, remedy: str) -> TicketFinding:
    """Return a finding that is legal and often a mistake."""
    return _finding(code, FindingSeverity.WARNING, (node, attribute), message, remedy)


def info(code: str, node: XmlElement, attribute: str, message: str, remedy: str) -> TicketFinding:
    """Return a finding that is good to know."""
    return _finding(code, FindingSeverity.INFO, (node, attribute), message, remedy)


def _finding(
    code: str, severity: FindingSeverity, place: tuple[XmlElement, str], message: str, remedy: str
) -> TicketFinding:
    node, attribute = place
    return TicketFinding(code, severity, path_of(node, attribute), node.sourceline or 0, message, remedy)

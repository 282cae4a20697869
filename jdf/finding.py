"""TicketFinding: what is wrong with a ticket, where, and what to do."""

from dataclasses import dataclass
from enum import StrEnum

from jdf.names import XmlElement
from jdf.places import path_of


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

"""TicketFinding: what is wrong with a ticket, where, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from jdf.names import XmlElement
from jdf.places import path_of

Words = str | Callable[[], str]
"""A sentence, or how to find it where that takes time."""


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


class Fault(NamedTuple):
    """What a rule found, not worked out yet: path, line and words are asked for only where it is told."""

    code: str
    severity: FindingSeverity
    node: XmlElement
    attribute: str
    message: Words
    remedy: Words

    def told(self) -> TicketFinding:
        """Return the finding in full."""
        return self._with(_words(self.message), _words(self.remedy))

    def standing_for(self, count: int, left: str = "") -> TicketFinding:
        """Return one finding for so many of this kind, this one the first of them."""
        return self._with(f"and {count:,} more like those told before{left}", "correct those told first")

    def _with(self, message: str, remedy: str) -> TicketFinding:
        line = self.node.sourceline or 0
        return TicketFinding(
            self.code, self.severity, path_of(self.node, self.attribute), line, message, remedy
        )


def _words(words: Words) -> str:
    return words if isinstance(words, str) else words()


def error(code: str, node: XmlElement, attribute: str, message: Words, remedy: Words) -> Fault:
    """Return a fault for which a device may refuse the ticket or print it wrong."""
    return Fault(code, FindingSeverity.ERROR, node, attribute, message, remedy)


def warning(code: str, node: XmlElement, attribute: str, message: Words, remedy: Words) -> Fault:
    """Return a fault that is legal and often a mistake."""
    return Fault(code, FindingSeverity.WARNING, node, attribute, message, remedy)


def info(code: str, node: XmlElement, attribute: str, message: Words, remedy: Words) -> Fault:
    """Return what is good to know."""
    return Fault(code, FindingSeverity.INFO, node, attribute, message, remedy)

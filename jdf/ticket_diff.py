"""What changes between two tickets, attribute by attribute.

What differs from one attempt to the next though nothing was changed is passed over: times of writing, the
program's version, and the job id wherever it stands, in other ids and in file names too.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final

from jdf.errors import TicketUnreadableError
from jdf.names import bare
from jdf.places import path_of, places_remembered
from jdf.tree import Node
from jdf.xmlsafe import parse_xml

VOLATILE: Final = frozenset({"TimeStamp", "AgentVersion"})
_JOB_ID: Final = "{JobID}"


class TicketChangeKind(StrEnum):
    """What happened to an attribute or element."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TicketChange:
    """One attribute, text or element that differs; an element that came or went counts once with all in it.

    `xpath` is its place by the ticket's own names, in the newer ticket unless it is gone from there.
    """

    kind: TicketChangeKind
    xpath: str
    before: str = ""
    after: str = ""


def diff_tickets(before: bytes, after: bytes) -> tuple[TicketChange, ...]:
    """Return every difference between two tickets that is not volatile.

    Raises:
        TicketUnreadableError: one of the two is no ticket.
        XmlRefusedError: one of the two is no sound XML.
    """
    old, new = _root(before), _root(after)
    with places_remembered():
        return tuple(_Comparison(old.get("JobID", ""), new.get("JobID", "")).elements(old, new))


def _root(data: bytes) -> Node:
    root = parse_xml(data)
    if bare(root) not in ("JDF", "XJDF"):
        raise TicketUnreadableError(f"the root is {root.tag!r}, expected JDF or XJDF; give the ticket itself")
    return root


@dataclass(frozen=True, slots=True)
class _Comparison:
    """The job ids of the two tickets, which stand for the same thing."""

    old_job: str
    new_job: str

    def elements(self, old: Node, new: Node) -> Iterator[TicketChange]:
        """Compare two elements that stand for each other, and all below them."""
        yield from self._attributes(old, new)
        was, now = (old.text or "").strip(), (new.text or "").strip()
        if was != now:
            yield TicketChange(TicketChangeKind.CHANGED, f"{path_of(new)}/text()", was, now)
        olds, news = _named(old, self.old_job), _named(new, self.new_job)
        for key, child in news.items():
            if key in olds:
                yield from self.elements(olds[key], child)
            else:
                yield TicketChange(TicketChangeKind.ADDED, path_of(child))
        for key, child in olds.items():
            if key not in news:
                yield TicketChange(TicketChangeKind.REMOVED, path_of(child))

    def _attributes(self, old: Node, new: Node) -> Iterator[TicketChange]:
        names = dict.fromkeys(str(name) for name in chain(old.attrib, new.attrib))
        for name in names:
            was, now = old.get(name), new.get(name)
            if name in VOLATILE or _neutral(was, self.old_job) == _neutral(now, self.new_job):
                continue
            kind = (
                TicketChangeKind.ADDED
                if was is None
                else TicketChangeKind.REMOVED
                if now is None
                else TicketChangeKind.CHANGED
            )
            yield TicketChange(
                kind, path_of(old if now is None else new, name.rpartition("}")[2]), was or "", now or ""
            )


def _neutral(value: str | None, job_id: str) -> str | None:
    return value.replace(job_id, _JOB_ID) if value and job_id else value


def _name_in(child: Node) -> str | None:
    """Return the name that tells the intents and the sets of resources of XJDF apart."""
    return child.get("Name") if bare(child) in ("Intent", "ResourceSet") else None


def _named(parent: Node, job_id: str) -> dict[tuple[str, str | int], Node]:
    """Return the children by what makes them the same: name and id (or Name), else name and place among their like."""
    counted: Counter[str] = Counter()
    named: dict[tuple[str, str | int], Node] = {}
    for child in parent.iterchildren("*"):
        tag = str(child.tag)
        own = _neutral(child.get("ID") or child.get("rRef") or _name_in(child), job_id)
        counted[tag] += 1
        key = (tag, own) if own and (tag, own) not in named else (tag, counted[tag])
        named[key] = child
    return named

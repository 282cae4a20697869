"""Read what a device wrote into a ticket it gives back: state, amounts, phases, complaints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import itemgetter
from typing import Final

from jdf.errors import TicketUnreadableError
from jdf.file_check import CHECK_AGENT
from jdf.names import clark, local
from jdf.tree import Node, TicketTree, links_of, ticket_tree
from jdf.values import known_time, read_number
from jdf.xmlsafe import parse_xml


class Outcome(StrEnum):
    """What became of a ticket."""

    COMPLETED = "completed"
    ABORTED = "aborted"
    IN_PROGRESS = "in_progress"
    REJECTED = "rejected"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class DeviceNote:
    """Words of the device; untrusted text, to be shown as text and nothing else."""

    severity: str
    text: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of time in one state."""

    status: str
    start: datetime | None
    end: datetime | None
    details: str


@dataclass(frozen=True, slots=True)
class ReturnedTicket:
    """The result a device reports; `outcome` is unclear where its statements contradict each other."""

    job_id: str
    job_part_id: str
    status: str
    status_details: str
    end_status: str
    amount_good: float | None
    notes: tuple[DeviceNote, ...]
    phases: tuple[Phase, ...]
    outcome: Outcome


_BY_STATUS: Final = {
    "Completed": Outcome.COMPLETED,
    "Aborted": Outcome.ABORTED,
    "FailedTestRun": Outcome.REJECTED,
    "Setup": Outcome.IN_PROGRESS,
    "InProgress": Outcome.IN_PROGRESS,
    "Cleanup": Outcome.IN_PROGRESS,
    "Suspended": Outcome.IN_PROGRESS,
    "Stopped": Outcome.IN_PROGRESS,
    "TestRunInProgress": Outcome.IN_PROGRESS,
}
_FINAL: Final = frozenset({Outcome.COMPLETED, Outcome.ABORTED, Outcome.REJECTED})


def read_returned(data: bytes) -> ReturnedTicket:
    """Read a returned ticket; XmlRefusedError or TicketUnreadableError say why it cannot be."""
    root = parse_xml(data)
    if local(root.tag) != "JDF":
        raise TicketUnreadableError(
            f"the root is {root.tag!r}, expected JDF; look at the file the device wrote"
        )
    for name in ("JobID", "Status"):
        if not root.get(name):
            raise TicketUnreadableError(
                f"the returned ticket has no {name}; look at the file the device wrote"
            )
    ticket = ticket_tree(root)
    end_status = _end_status(root)
    return ReturnedTicket(
        job_id=root.get("JobID", ""),
        job_part_id=root.get("JobPartID", ""),
        status=root.get("Status", ""),
        status_details=root.get("StatusDetails", ""),
        end_status=end_status,
        amount_good=_amount_good(root),
        notes=tuple(_notes(ticket)),
        phases=tuple(_phases(ticket)),
        outcome=_outcome(ticket, end_status),
    )


def _audits(node: Node, name: str) -> list[Node]:
    """Return the audits of one kind in time order; those without a time keep their place."""
    found = [
        each for pool in node.iterchildren(clark("AuditPool")) for each in pool.iterchildren(clark(name))
    ]
    timed = [
        (moment, each) for each in found if (moment := known_time(each.get("TimeStamp", ""))) is not None
    ]
    if len(timed) < len(found):
        return found
    return [each for _, each in sorted(timed, key=itemgetter(0))]


def _end_status(node: Node) -> str:
    runs = _audits(node, "ProcessRun")
    return runs[-1].get("EndStatus", "") if runs else ""


def _outcome(ticket: TicketTree, end_status: str) -> Outcome:
    """Weigh node status, closing audit, partitions and child nodes.

    Status Part refers to the partitions of NodeInfo; a root that says nothing final is judged by its
    children: all completed is completed, any aborted is aborted.
    """
    root = ticket.root
    if root.get("Status") == "Part":
        return _together([_BY_STATUS.get(status, Outcome.UNCLEAR) for status in _node_statuses(root)])
    by_status = _BY_STATUS.get(root.get("Status", ""), Outcome.UNCLEAR)
    by_audit = _BY_STATUS.get(end_status, Outcome.UNCLEAR)
    if by_audit in _FINAL and by_status in _FINAL and by_audit != by_status:
        return Outcome.UNCLEAR
    if by_status in _FINAL or by_audit in _FINAL:
        return by_status if by_status in _FINAL else by_audit
    below = [_child_outcome(node) for node in ticket.nodes if node is not root]
    rolled_up = _together(below)
    return rolled_up if rolled_up is not Outcome.UNCLEAR else by_status


def _child_outcome(node: Node) -> Outcome:
    by_audit = _BY_STATUS.get(_end_status(node), Outcome.UNCLEAR)
    return by_audit if by_audit in _FINAL else _BY_STATUS.get(node.get("Status", ""), Outcome.UNCLEAR)


def _together(outcomes: Sequence[Outcome]) -> Outcome:
    """Roll up the outcomes of parts: the worst final one, else done when all are, else under way."""
    for outcome in (Outcome.ABORTED, Outcome.REJECTED):
        if outcome in outcomes:
            return outcome
    if outcomes and all(outcome is Outcome.COMPLETED for outcome in outcomes):
        return Outcome.COMPLETED
    started = any(outcome is not Outcome.UNCLEAR for outcome in outcomes)
    return Outcome.IN_PROGRESS if started else Outcome.UNCLEAR


def _node_statuses(root: Node) -> Iterator[str]:
    """Yield NodeStatus of the leaves of every NodeInfo."""
    for node in root.iter(clark("NodeInfo")):
        if node.find(clark("NodeInfo")) is None:
            yield node.get("NodeStatus", "")


def _amount_good(root: Node) -> float | None:
    """Return how many good pieces came out: the last audit of the product, else its output link.

    A stated condition other than Good is waste (JDF 1.5, Audit Elements, ResourceAudit).
    """
    links = [
        link
        for audit in _audits(root, "ResourceAudit")
        for link in audit.iterchildren(clark("ComponentLink"))
    ]
    links = [link for link in links if link.get("Usage", "Output") == "Output"][-1:]
    links += [
        link.element for link in links_of(root) if link.resource == "Component" and link.usage == "Output"
    ]
    for link in links:
        amount = _actual(link)
        if amount is not None:
            return amount
    return None


def _actual(link: Node) -> float | None:
    parts = [
        part
        for part in link.iter(clark("PartAmount"))
        if all(each.get("Condition", "Good") == "Good" for each in part.iterchildren(clark("Part")))
    ]
    told = [part.get("ActualAmount", "") for part in parts] or [link.get("ActualAmount", "")]
    try:
        return sum(read_number(text) for text in told if text) if any(told) else None
    except ValueError:
        return None


def _notes(ticket: TicketTree) -> Iterator[DeviceNote]:
    for node in ticket.nodes:
        for audit in _audits(node, "Notification"):
            if audit.get("AgentName") == CHECK_AGENT:
                continue
            texts = [comment.text or "" for comment in audit.iterchildren(clark("Comment"))]
            text = "\n".join(text.strip() for text in texts if text.strip()) or audit.get("Type", "")
            yield DeviceNote(audit.get("Class", "").lower(), text, known_time(audit.get("TimeStamp", "")))


def _phases(ticket: TicketTree) -> Iterator[Phase]:
    for node in ticket.nodes:
        for audit in _audits(node, "PhaseTime"):
            yield Phase(
                audit.get("Status", ""),
                known_time(audit.get("Start", "")),
                known_time(audit.get("End", "")),
                audit.get("StatusDetails", ""),
            )

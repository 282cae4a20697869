"""From what a device put into a folder to an event: the one place that says what a returned ticket means.

Used by every device that answers with files. What cannot be read or does not belong to us is an event too,
with its bytes and the reason: a person looks at it, nothing is passed over.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from adapters.base import TEXT_LIMIT, DeviceEvent, DeviceEventKind
from jdf import Outcome, ReturnedTicket, TicketUnreadableError, XmlRefusedError, read_returned

OUT, ERROR = "out", "error"
_NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file from a device: which folder it lay in, its name, its bytes and the words that lay beside it.

    `flaw` says why the bytes are not to be trusted (a link, too long); empty when they are. `identity` stands
    for the bytes of a file that cannot be read.
    """

    origin: str
    name: str
    data: bytes
    words: str = ""
    flaw: str = ""
    identity: bytes = b""

    def message_id(self, device_id: str) -> str:
        """Return the id under which this device's evidence is booked."""
        return message_id(device_id, self.origin, self.name, self.identity or self.data)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to understand evidence: whose it is, which jobs are ours, what a return means."""

    device_id: str
    job_ids: Collection[str]
    job_by_name: dict[str, str]
    return_means: str = "produced"


_MEANING: dict[tuple[str, Outcome], DeviceEventKind] = {
    (OUT, Outcome.COMPLETED): DeviceEventKind.COMPLETED,
    (OUT, Outcome.ABORTED): DeviceEventKind.ABORTED,
    (OUT, Outcome.IN_PROGRESS): DeviceEventKind.RUNNING,
    (OUT, Outcome.REJECTED): DeviceEventKind.REFUSED,
    (ERROR, Outcome.ABORTED): DeviceEventKind.REFUSED,
    (ERROR, Outcome.IN_PROGRESS): DeviceEventKind.ABORTED,
    (ERROR, Outcome.REJECTED): DeviceEventKind.REFUSED,
    (ERROR, Outcome.UNCLEAR): DeviceEventKind.REFUSED,
}
"""No row for `error` with Completed nor for `out` without an outcome: contradictions, so a person looks."""


def message_id(device_id: str, origin: str, name: str, data: bytes) -> str:
    """Return the id of a piece of evidence: the same file with the same content is the same message."""
    digest = hashlib.sha256()
    for part in (device_id.encode(), origin.encode(), name.encode(), data):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def pickup(device_id: str, ticket_name: str, job_id: str) -> DeviceEvent:
    """Return the event that the device took the ticket: its name left the folder."""
    return DeviceEvent(
        device_id=device_id,
        kind=DeviceEventKind.PICKED_UP,
        job_id=job_id,
        message_id=message_id(device_id, DeviceEventKind.PICKED_UP, ticket_name, b""),
        name=ticket_name,
    )


def read_evidence(evidence: Evidence, reading: Reading) -> DeviceEvent:
    """Return the event that a file from the device stands for."""
    if evidence.flaw:
        return _unreadable(evidence, reading, evidence.flaw)
    try:
        returned = read_returned(evidence.data)
    except (TicketUnreadableError, XmlRefusedError) as problem:
        return _unreadable(evidence, reading, str(problem))
    if returned.job_id not in reading.job_ids:
        job_id = _cut(returned.job_id, _NAME_LIMIT)
        reason = f"the returned ticket names the job {job_id!r}, which is not waited for at this device"
        return _event(evidence, reading, DeviceEventKind.UNKNOWN_JOB, job_id=job_id, text=reason)
    kind = _kind(evidence.origin, returned, reading.return_means)
    if kind is None:
        return _unreadable(evidence, reading, _contradiction(evidence, returned))
    return _event(
        evidence,
        reading,
        kind,
        job_id=returned.job_id,
        text=_words(returned, evidence.words),
        returned=returned,
    )


def _kind(origin: str, returned: ReturnedTicket, return_means: str) -> DeviceEventKind | None:
    """Say what a returned ticket means.

    A ticket in the error folder is a refusal unless work had begun: after a refusal the job may be sent anew,
    after begun work paper may lie in the tray.
    """
    if return_means == "accepted" and origin == OUT and returned.outcome in _SAYS_NO_MORE_THAN_ACCEPTED:
        return DeviceEventKind.QUEUED
    if returned.outcome is Outcome.UNCLEAR and "Completed" in (returned.status, returned.end_status):
        return None
    meaning = _MEANING.get((origin, returned.outcome))
    if meaning is DeviceEventKind.REFUSED and origin == ERROR and _had_begun(returned):
        return DeviceEventKind.ABORTED
    return meaning


_SAYS_NO_MORE_THAN_ACCEPTED = frozenset({Outcome.COMPLETED, Outcome.IN_PROGRESS, Outcome.UNCLEAR})


def _had_begun(returned: ReturnedTicket) -> bool:
    begun = any(phase.status in ("InProgress", "Cleanup") for phase in returned.phases)
    return begun or bool(returned.amount_good)


def _contradiction(evidence: Evidence, returned: ReturnedTicket) -> str:
    return (
        f"the ticket came back in the {evidence.origin} folder with Status {returned.status!r} and "
        f"EndStatus {returned.end_status!r}, which does not say how the job ended; ask at the device"
    )


def _words(returned: ReturnedTicket, beside: str) -> str:
    """Return the device's own words, each once: notes of the ticket, then the log that lay beside it."""
    said = [note.text for note in returned.notes] or [returned.status_details]
    return "\n".join(dict.fromkeys(text for text in (*said, beside) if text))


def _unreadable(evidence: Evidence, reading: Reading, reason: str) -> DeviceEvent:
    job_id = reading.job_by_name.get(evidence.name, "")
    text = f"{reason}\n{evidence.words}" if evidence.words else reason
    return _event(evidence, reading, DeviceEventKind.UNREADABLE, job_id=job_id, text=text)


def _event(
    evidence: Evidence,
    reading: Reading,
    kind: DeviceEventKind,
    *,
    job_id: str,
    text: str,
    returned: ReturnedTicket | None = None,
) -> DeviceEvent:
    return DeviceEvent(
        device_id=reading.device_id,
        kind=kind,
        job_id=job_id,
        message_id=evidence.message_id(reading.device_id),
        raw=evidence.data,
        text=_cut(text, TEXT_LIMIT),
        at=_latest(returned) if returned else None,
        amount_good=returned.amount_good if returned else None,
        name=evidence.name,
    )


def _cut(text: str, limit: int) -> str:
    """Return a device's words as they are, or cut with an ellipsis: a device may put megabytes into a note."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _latest(returned: ReturnedTicket) -> datetime | None:
    """Return the last time that the ticket's audits give; one without an offset is as good as none."""
    times = [*(note.at for note in returned.notes), *(phase.end for phase in returned.phases)]
    return max((time for time in times if time is not None and time.tzinfo is not None), default=None)

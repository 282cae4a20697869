"""What a device's queue says about our jobs: which entry is ours, where the ticket is, and what happened to it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from adapters.base import TEXT_LIMIT, DeviceEvent, DeviceEventKind, Placement
from adapters.evidence import message_id, pickup
from adapters.jmf.conversation import QueueSeen
from jdf.messages import EntryState, QueueEntry

REACHED: Final = {
    EntryState.WAITING: (DeviceEventKind.QUEUED,),
    EntryState.HELD: (DeviceEventKind.HELD,),
    EntryState.RUNNING: (DeviceEventKind.RUNNING,),
    EntryState.SUSPENDED: (DeviceEventKind.RUNNING,),
    EntryState.PENDING_RETURN: (DeviceEventKind.RUNNING,),
    EntryState.COMPLETED: (DeviceEventKind.COMPLETED,),
    EntryState.ABORTED: (DeviceEventKind.ABORTED,),
    EntryState.REMOVED: (DeviceEventKind.REMOVED,),
}
"""What each state of an entry is evidence of; before it, all but a waiting entry is evidence of having been taken."""

STATES: Final = frozenset(state.value for state in EntryState)

UNTOUCHED: Final = frozenset({EntryState.WAITING, EntryState.HELD})
"""States in which the device has not begun, so that the ticket can still be ours again."""


@dataclass(frozen=True, slots=True)
class Sought:
    """How a job of ours is known at the device: by the entry it became, else by our own ids."""

    job_id: str
    part_id: str = ""
    entry: str = ""


def entry_of(seen: QueueSeen, sought: Sought) -> QueueEntry | None:
    """Return our entry in a queue; of several the newest that was not removed.

    The device's own id comes first. Our JobID alone names one attempt, for no two attempts share it.
    """
    entries = seen.queue.entries
    if sought.entry:
        named = [each for each in entries if each.queue_entry_id == sought.entry]
        if named:
            return named[-1]
    ours = [each for each in entries if _is_ours(each, sought) and each.status != EntryState.REMOVED]
    return ours[-1] if ours else None


def _is_ours(entry: QueueEntry, sought: Sought) -> bool:
    parts = {entry.job_part_id, sought.part_id} - {""}
    return entry.job_id == sought.job_id and len(parts) < len(("one", "other"))


def proves_absence(seen: QueueSeen) -> bool:
    """Tell whether a job that is not in this queue is not at the device: all of it is told, and by JobID."""
    return seen.whole and all(entry.job_id for entry in seen.queue.entries)


def placement_of(entry: QueueEntry | None) -> Placement:
    """Return where a ticket is that the device had accepted; one that left the queue was taken."""
    if entry is not None and entry.status in UNTOUCHED:
        return Placement.PUBLISHED
    return Placement.TAKEN


def events_of(device_id: str, name: str, job_id: str, entry: QueueEntry) -> Iterator[DeviceEvent]:
    """Yield what an entry is evidence of, the same state always with the same id."""
    state = EntryState(entry.status)
    if state not in UNTOUCHED:
        yield pickup(device_id, name, job_id)
    for kind in REACHED[state]:
        yield DeviceEvent(
            device_id=device_id,
            kind=kind,
            job_id=job_id,
            message_id=message_id(device_id, kind, name, entry.queue_entry_id.encode()),
            text=_words(entry),
            at=entry.end_time or entry.start_time,
            amount_good=_amount(entry),
            name=name,
        )


def lost(device_id: str, name: str, job_id: str) -> DeviceEvent:
    """Return the event that a job left the queue and nobody said what became of it."""
    return DeviceEvent(
        device_id=device_id,
        kind=DeviceEventKind.LOST,
        job_id=job_id,
        message_id=message_id(device_id, DeviceEventKind.LOST, name, b""),
        text="The job is no longer in the device's queue, and the device has not said what became of it.",
        name=name,
    )


def _words(entry: QueueEntry) -> str:
    phases = [phase.status_details for phase in entry.job_phases]
    said: Collection[str] = [entry.status_details, *(note.text for note in entry.comments), *phases]
    return "\n".join(dict.fromkeys(text for text in said if text))[:TEXT_LIMIT]


def _amount(entry: QueueEntry) -> float | None:
    amounts = [phase.amount for phase in entry.job_phases if phase.amount is not None]
    return max(amounts, default=None)

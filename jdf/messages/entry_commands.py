"""Commands to entries of a queue in the two shapes the standard has had, read alike.

Up to JDF 1.4 the command names the entry directly. From 1.5 on it holds parameters with a filter; the direct shape
is valid under the schemas of all versions, and devices of all ages know it.
"""

from enum import StrEnum
from typing import TypeVar

from jdf.messages.elements.queue_filter import QueueEntryDef, QueueFilter
from jdf.messages.jmf.abort_queue_entry import AbortQueueEntry, AbortQueueEntryParams
from jdf.messages.jmf.hold_queue_entry import HoldQueueEntry, HoldQueueEntryParams
from jdf.messages.jmf.remove_queue_entry import RemoveQueueEntry, RemoveQueueEntryParams
from jdf.messages.jmf.resume_queue_entry import ResumeQueueEntry, ResumeQueueEntryParams
from jdf.messages.jmf.suspend_queue_entry import SuspendQueueEntry, SuspendQueueEntryParams

EntryCommand = AbortQueueEntry | HoldQueueEntry | RemoveQueueEntry | ResumeQueueEntry | SuspendQueueEntry
C = TypeVar("C", AbortQueueEntry, HoldQueueEntry, RemoveQueueEntry, ResumeQueueEntry, SuspendQueueEntry)


class EntryForm(StrEnum):
    """The shape in which a command names its entries."""

    DIRECT = "QueueEntryDef"
    FILTER = "QueueFilter"


def entry_command(command: type[C], entry: str, form: EntryForm = EntryForm.DIRECT) -> C:
    """Command something to an entry; the shape with a filter is known from JDF 1.5 on."""
    named = QueueEntryDef(queue_entry_id=entry)
    if form is EntryForm.DIRECT:
        return command(queue_entry_def=named)
    return _with_filter(command, QueueFilter(queue_entry_defs=(named,)))


def _with_filter(command: type[C], chosen: QueueFilter) -> C:
    if issubclass(command, AbortQueueEntry):
        return command(params=AbortQueueEntryParams(end_status="Aborted", queue_filter=chosen))
    if issubclass(command, HoldQueueEntry):
        return command(params=HoldQueueEntryParams(queue_filter=chosen))
    if issubclass(command, RemoveQueueEntry):
        return command(params=RemoveQueueEntryParams(queue_filter=chosen))
    if issubclass(command, ResumeQueueEntry):
        return command(params=ResumeQueueEntryParams(queue_filter=chosen))
    return command(params=SuspendQueueEntryParams(queue_filter=chosen))


def entries_of(command: EntryCommand) -> tuple[str, ...]:
    """Return the ids of the entries a command names, in whichever shape."""
    chosen = command.params.queue_filter if command.params else None
    filtered = chosen.queue_entry_defs if chosen else ()
    named = (*((command.queue_entry_def,) if command.queue_entry_def else ()), *filtered)
    return tuple(each.queue_entry_id for each in named)

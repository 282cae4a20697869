"""Exactly-once delivery into a device's queue by messages, and back out of it.

Before anything is sent it is written down, and after the answer what came of it (`adapters/jmf/spool.py`). An answer
that was lost means: nobody knows. Then the device's queue is asked for our JobID. A job that is there is adopted, one
that is absent at two looks is sent again, and where the queue cannot tell, a person confirms at the device. A ticket
that the device fetches is surer still: its address is closed, and a device that never came cannot have it.

Taking back is done with the entry on hold, so that the device cannot begin between the look and the removal.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from adapters import durable
from adapters.base import (
    Capability,
    Consignment,
    DeviceEvent,
    DeviceProblem,
    Handle,
    Outstanding,
    Placement,
)
from adapters.errors import (
    AnswerLostError,
    AssetsGoneError,
    DeliveryError,
    DeviceUnreachableError,
    FolderForeignError,
    NameTakenError,
    RequestRefusedError,
    TicketRefusedError,
    WithdrawnError,
)
from adapters.folder_device import checked
from adapters.jmf.conversation import EXISTS_ALREADY, UNCERTAIN, Conversation, QueueSeen, refused
from adapters.jmf.doors import Doors
from adapters.jmf.inbox import Awaited
from adapters.jmf.packing import TICKET_FETCHED, Parcel, Way, packed
from adapters.jmf.queue_evidence import (
    STATES,
    UNTOUCHED,
    Sought,
    entry_of,
    events_of,
    lost,
    placement_of,
    proves_absence,
)
from adapters.jmf.spool import Note, Spool, Step
from adapters.profiles import Profile
from jdf import JdfError, parse_xml
from jdf.messages import EntryCommand, EntryState, QueueEntry, Response, entry_command, return_code
from jdf.messages.jmf.abort_queue_entry import AbortQueueEntry
from jdf.messages.jmf.hold_queue_entry import HoldQueueEntry
from jdf.messages.jmf.remove_queue_entry import RemoveQueueEntry
from jdf.messages.jmf.submit_queue_entry import SubmitQueueEntryAnswer

_LOOKS: Final = 2
_NOT_IMPLEMENTED: Final = 5
_UNKNOWN_ENTRY: Final = 105
_HELD_ALREADY: Final = 113


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for what, in seconds: between looks, until a silence counts, until somebody should look."""

    poll_s: float
    subscribe_s: float
    absent_s: float
    lost_s: float
    pickup_s: float
    return_s: float


@dataclass(frozen=True, slots=True)
class Means:
    """By what a device is reached: the conversation, what is written down of it, its doors, and how tickets travel."""

    talk: Conversation
    spool: Spool
    doors: Doors
    way: Way


class QueueDevice:
    """A device whose queue takes tickets by message and tells what became of them."""

    def __init__(
        self,
        device_id: str,
        means: Means,
        profile: Profile,
        patience: Patience,
        clock: Callable[[], float],
    ) -> None:
        self.id = device_id
        self._talk = means.talk
        self._spool = means.spool
        self._way = means.way
        self._doors = means.doors
        self._profile = profile
        self._patience = patience
        self._clock = clock
        self._heard: QueueSeen | None = None
        self._heard_at = float("-inf")
        self._subscribed_at = float("-inf")
        self._missing_since: dict[str, float] = {}
        self._settled: set[str] = set()
        self._wait = threading.Event()

    # -- setting up

    def prepare(self) -> None:
        """Make the spool and ask the device whether it tells its queue, which is what proves a delivery.

        Raises:
            FolderForeignError: the spool is another device's.
            DeliveryError: the device does not answer.
        """
        self._spool.make()
        about = self._spool.about()
        if about.device not in ("", self.id):
            raise FolderForeignError(
                f"the spool {self._spool.base} is that of the device {about.device!r}",
                why="two devices with one spool would take each other's jobs for theirs",
                fix=f"give {self.id!r} a spool of its own",
            )
        self._doors.make()
        self._spool.tell_about(replace(about, device=self.id, tells_queue=self._tells_queue()))

    def _tells_queue(self) -> bool:
        try:
            self._ask()
        except TicketRefusedError:
            return False
        return True

    def capabilities(self) -> Capability:
        """Tell what this device can do; it is assured once it has told its queue, and while it keeps our JobIDs."""
        about = self._spool.about()
        proven = about.tells_queue and about.keeps_job_id is not False
        return replace(
            self._profile.capability(proven=proven),
            pickup_deadline_s=self._patience.pickup_s,
            return_deadline_s=self._patience.return_s,
        )

    # -- handing over

    def stage(self, consignment: Consignment) -> Handle:
        """Write and flush files and ticket in the spool, replacing what an earlier crash left.

        Raises:
            WithdrawnError: a ticket of this name was taken back; a new attempt bears a new name.
            AssetDiffersError: a stored file is not the one that was checked; nothing of the job stays staged.
        """
        self._spool.require()
        name = consignment.ticket_name
        note = self._spool.note(name)
        self._refuse_withdrawn(name, note)
        if note.step is Step.NONE:
            self._write(consignment)
        return Handle(
            names=(name,),
            staged_path=f"{self._spool.staged.place}/{name}",
            detail={
                "job_id": consignment.job_id,
                "part_id": _part_of(consignment.ticket),
                "folder": consignment.folder if consignment.assets else "",
                "ticket_sha256": hashlib.sha256(consignment.ticket).hexdigest(),
            },
        )

    def _write(self, consignment: Consignment) -> None:
        self._clear(consignment.ticket_name, consignment.folder)
        try:
            if consignment.assets:
                folder = self._spool.staged.sub(consignment.folder, "asset-folder")
                for asset in consignment.assets:
                    folder.write(asset.name, checked(asset), label="asset")
                folder.flush()
            self._spool.staged.write(consignment.ticket_name, [consignment.ticket], label="ticket")
            self._spool.staged.flush()
        except Exception:
            self._clear(consignment.ticket_name, consignment.folder)
            raise

    def _clear(self, name: str, folder: str) -> None:
        self._spool.staged.clear(name, label="ticket")
        if folder:
            self._spool.staged.clear(folder, label="asset-folder")

    def _refuse_withdrawn(self, name: str, note: Note) -> None:
        if note.step in (Step.WITHDRAWING, Step.WITHDRAWN):
            raise WithdrawnError(
                f"the ticket {name} was taken back",
                why="it stays with us",
                fix="send the job as a new attempt",
            )

    def publish(self, handle: Handle) -> None:
        """Submit the ticket, unless the device has it or may have it.

        Raises:
            NameTakenError: the queue holds a job of this JobID that we have not sent.
            TicketRefusedError: the device will not take this ticket.
            DeviceBusyError, DeviceUnreachableError, RequestRefusedError: the device has not got it.
            AnswerLostError, AnswerUnusableError: nobody knows; the next try asks the queue first.
            WithdrawnError: the ticket was taken back.
            AssetsGoneError: the staged ticket is gone.
        """
        self._spool.require()
        name = handle.names[0]
        note = self._spool.note(name)
        self._refuse_withdrawn(name, note)
        if note.step is Step.SENDING:
            note = self._settled_doubt(handle, note)
        if note.step is Step.SENDING:
            raise AnswerLostError(
                f"nobody can tell whether {self.id} has {name}",
                why="its queue does not say",
                fix="look at the device: confirm that it has the job, or send it again",
            )
        if note.step is not Step.SENT and not self._is_there(handle, note):
            self._submit(handle, note)

    def _is_there(self, handle: Handle, note: Note) -> bool:
        """Tell whether the job came up late; one we never sent is somebody else's."""
        found = self._look(handle, note)
        if found is None:
            return False
        if note.step is Step.NONE:
            raise NameTakenError(
                f"the queue of {self.id} holds a job {handle.detail.get('job_id', '')} already: {found.queue_entry_id}",
                why="it may be a duplicate, so nothing was sent",
                fix="look at the device's queue; then take the job back or send it as a new attempt",
            )
        self._adopt(handle, note, found)
        return True

    def _look(self, handle: Handle, note: Note) -> QueueEntry | None:
        """Return our entry in the queue; None also where the device does not tell its queue."""
        try:
            return entry_of(self._ask(), _sought(handle, note))
        except TicketRefusedError:
            return None

    def _submit(self, handle: Handle, before: Note) -> None:
        name = handle.names[0]
        token = self._doors.open(handle, self._way)
        parcel = Parcel(self._spool.staged.path, name, self._doors.served(token), self._doors.returns)
        self._require_staged(name, handle)
        outgoing = packed(self._way, parcel, self._talk)
        note = Note(Step.SENDING, token=token)
        self._spool.write(name, note)
        try:
            with _posting("ticket"):
                response = self._talk.send(outgoing)
        except (DeviceUnreachableError, RequestRefusedError):
            self._undo(name, before, token)
            raise
        self._book(handle, note, before, response)

    def _require_staged(self, name: str, handle: Handle) -> None:
        folder = handle.detail.get("folder", "")
        if not all(self._spool.staged.holds(each) for each in (name, folder) if each):
            raise AssetsGoneError(
                f"the ticket {name} or its files are no longer in {self._spool.staged.place}",
                why="the device would get a job without them",
                fix="take the job back and send it as a new attempt",
            )

    def _undo(self, name: str, before: Note, token: str) -> None:
        """Write down that the device has not got it after all."""
        self._doors.close(token)
        if before.step is Step.NONE:
            self._spool.forget(name)
        else:
            self._spool.write(name, before)

    def _book(self, handle: Handle, note: Note, before: Note, response: Response) -> None:
        """Write down what the device's answer means."""
        code = return_code(response.return_code if response.return_code is not None else 1)
        entry = response.body.entry if isinstance(response.body, SubmitQueueEntryAnswer) else None
        if code.is_success and entry is not None and entry.queue_entry_id:
            self._adopt(handle, note, entry)
        elif code.code == EXISTS_ALREADY and self._settled_doubt(handle, note).step is Step.SENT:
            return
        else:
            if not (code.is_success or code.code in UNCERTAIN):
                self._undo(handle.names[0], before, note.token)
            raise refused(response, f"does not take {handle.names[0]}")

    def _adopt(self, handle: Handle, note: Note, entry: QueueEntry) -> None:
        self._spool.write(handle.names[0], replace(note, step=Step.SENT, entry=entry.queue_entry_id))
        about = self._spool.about()
        if entry.job_id:
            keeps = entry.job_id == handle.detail.get("job_id") and about.keeps_job_id is not False
            self._spool.tell_about(replace(about, keeps_job_id=keeps))
        self._heard_at = float("-inf")

    # -- what nobody knows

    def _settled_doubt(self, handle: Handle, note: Note) -> Note:
        """Return the note as sent or absent, where the device can tell; else as it was."""
        name = handle.names[0]
        if self._way in TICKET_FETCHED and self._doors.close(note.token):
            return self._write_absent(name)
        for look in range(_LOOKS):
            if look:
                self._wait.wait(self._patience.absent_s)
            try:
                seen = self._ask()
            except TicketRefusedError:
                return note
            found = entry_of(seen, _sought(handle, note))
            if found is not None:
                self._doors.reopen(note.token, handle)
                self._adopt(handle, note, found)
                return self._spool.note(name)
            if not self._tells_absence(seen):
                return note
        self._doors.close(note.token)
        return self._write_absent(name)

    def _tells_absence(self, seen: QueueSeen) -> bool:
        """Tell whether absence proves anything; a ticket that was fetched may have run through the queue already."""
        renames = self._spool.about().keeps_job_id is False
        return self._way not in TICKET_FETCHED and not renames and proves_absence(seen)

    def _write_absent(self, name: str) -> Note:
        note = Note(Step.ABSENT)
        self._spool.write(name, note)
        return note

    def probe(self, handle: Handle) -> Placement:
        """Tell where the delivery is; what is in doubt is settled by asking the device.

        Raises:
            DeliveryError: it is in doubt, and the device does not answer now.
        """
        try:
            self._spool.require()
            note = self._spool.note(handle.names[0])
            staged = self._spool.staged.holds(handle.names[0])
        except DeliveryError:
            return Placement.UNKNOWN
        if note.step is Step.SENDING:
            note = self._settled_doubt(handle, note)
        if note.step in (Step.SENT, Step.WITHDRAWING):
            return self._placement(handle, note)
        found = {Step.WITHDRAWN: Placement.ABSENT, Step.SENDING: Placement.UNKNOWN}
        return found.get(note.step, Placement.STAGED if staged else Placement.UNKNOWN)

    def _placement(self, handle: Handle, note: Note) -> Placement:
        """Return where an accepted ticket is; a device that does not answer now has it all the same."""
        try:
            entry = entry_of(self._ask(), _sought(handle, note))
        except DeliveryError:
            return Placement.PUBLISHED
        if note.step is Step.WITHDRAWING and _is_gone(entry):
            return Placement.ABSENT
        return placement_of(entry)

    # -- taking back

    def withdraw(self, handle: Handle) -> Placement:
        """Take the ticket back: hold its entry, then remove it; either the device has the job, or we do.

        Raises:
            DeliveryError: the device does not answer, or neither does it nor says why; nothing has changed for us.
        """
        self._spool.require()
        name = handle.names[0]
        note = self._spool.note(name)
        if note.step is Step.SENDING:
            note = self._settled_doubt(handle, note)
            if note.step is Step.SENDING:
                return Placement.UNKNOWN
        if note.step in (Step.SENT, Step.WITHDRAWING):
            return self._take_back(handle, note)
        if note.step is Step.NONE and not self._spool.staged.holds(name):
            return Placement.UNKNOWN
        return self._ours_again(handle, note)

    def _take_back(self, handle: Handle, note: Note) -> Placement:
        try:
            entry = entry_of(self._ask(), _sought(handle, note))
        except TicketRefusedError:
            return Placement.TAKEN
        if note.step is Step.WITHDRAWING and _is_gone(entry):
            return self._ours_again(handle, note)
        if entry is None or entry.status not in UNTOUCHED:
            return Placement.TAKEN
        if note.step is Step.SENT and not self._holds(entry):
            return Placement.TAKEN
        note = replace(note, step=Step.WITHDRAWING)
        self._spool.write(handle.names[0], note)
        return self._ours_again(handle, note) if self._removes(entry) else Placement.TAKEN

    def _holds(self, entry: QueueEntry) -> bool:
        """Put an entry on hold; True also where the device knows no hold, False where it has begun."""
        response = self._order(entry_command(HoldQueueEntry, entry.queue_entry_id))
        code = return_code(response.return_code or 0)
        return code.is_success or code.code in (_NOT_IMPLEMENTED, _HELD_ALREADY)

    def _removes(self, entry: QueueEntry) -> bool:
        """Remove an entry, by aborting it where the device knows no removal; False where it has begun."""
        for command in (
            entry_command(RemoveQueueEntry, entry.queue_entry_id),
            entry_command(AbortQueueEntry, entry.queue_entry_id),
        ):
            code = return_code(self._order(command).return_code or 0)
            if code.code != _NOT_IMPLEMENTED:
                return code.is_success or code.code == _UNKNOWN_ENTRY
        return False

    def _order(self, command: EntryCommand) -> Response:
        with _posting("queue-entry"):
            return self._talk.command(command)

    def _ours_again(self, handle: Handle, note: Note) -> Placement:
        name = handle.names[0]
        self._doors.close(note.token)
        self._spool.write(name, replace(note, step=Step.WITHDRAWN))
        self._clear(name, handle.detail.get("folder", ""))
        return Placement.ABSENT

    def tidy(self, handle: Handle) -> None:
        """Clear the ticket, its files and its note; while its entry waits at the device all of it stays.

        Raises:
            DeliveryError: the device does not answer.
        """
        self._spool.require()
        name = handle.names[0]
        note = self._spool.note(name)
        if note.step is Step.SENT and self._placement(handle, note) is Placement.PUBLISHED:
            return
        self._doors.close(note.token)
        self._doors.forget(note.token)
        self._clear(name, handle.detail.get("folder", ""))
        self._spool.forget(name)

    # -- hearing back

    def poll(self, outstanding: Sequence[Outstanding]) -> Iterator[DeviceEvent]:
        """Tell what the queue says of our jobs, and what the device sent by itself.

        Raises:
            DeliveryError: the device does not answer.
        """
        self._spool.require()
        awaited = [Awaited(item, self._spool.note(item.handle.names[0])) for item in outstanding]
        told = [*self._doors.heard(awaited, self._profile.return_means), *self._queue_events(awaited)]
        self._settled &= {event.message_id for event in told}
        for event in told:
            if event.message_id in self._settled:
                self._doors.settle(event)
            else:
                yield event

    def _queue_events(self, awaited: Sequence[Awaited]) -> Iterator[DeviceEvent]:
        self._subscribe()
        sent = [each for each in awaited if each.note.step in (Step.SENT, Step.WITHDRAWING)]
        if not sent or not self._spool.about().tells_queue:
            return
        seen = self._recent()
        for each in sent:
            yield from self._events(each, entry_of(seen, each.sought))

    def _subscribe(self) -> None:
        """Ask to be told of the queue, now and then anew: a device that forgot is reminded, one that refuses is not."""
        returns = self._doors.returns
        if not returns or self._clock() - self._subscribed_at < self._patience.subscribe_s:
            return
        self._subscribed_at = self._clock()
        with suppress(DeliveryError):  # the queue is asked all the same; a subscription only makes it sooner
            self._talk.subscribe_queue(returns)

    def _events(self, each: Awaited, entry: QueueEntry | None) -> Iterator[DeviceEvent]:
        if entry is not None and entry.status in STATES:
            self._missing_since.pop(each.name, None)
            yield from events_of(self.id, each.name, each.item.job_id, entry)
        elif each.note.step is Step.SENT and self._is_lost(each.name):
            yield lost(self.id, each.name, each.item.job_id)

    def _is_lost(self, name: str) -> bool:
        since = self._missing_since.setdefault(name, self._heard_at)
        return self._heard_at - since >= self._patience.lost_s

    def _recent(self) -> QueueSeen:
        """Return the queue as it was told last, asked anew when its time has come."""
        if self._heard is None or self._clock() - self._heard_at >= self._patience.poll_s:
            return self._ask()
        return self._heard

    def _ask(self) -> QueueSeen:
        self._heard = self._talk.ask_queue()
        self._heard_at = self._clock()
        return self._heard

    def settle(self, event: DeviceEvent) -> None:
        """Say it no more in this process, and put by what the device sent of it."""
        self._settled.add(event.message_id)
        self._doors.settle(event)

    def check(self) -> tuple[DeviceProblem, ...]:
        """Find what stands in the way: a spool that is gone, a device that does not answer."""
        try:
            self._spool.require()
            for folder in (self._spool.staged, self._spool.work):
                folder.refuse_trouble()
            self._recent()
        except TicketRefusedError:
            return ()  # it answers, only not about its queue
        except DeliveryError as problem:
            return (DeviceProblem(problem.code, problem.what, problem.fix, problem.actor),)
        return ()

    def folders_to_watch(self) -> tuple[Path, ...]:
        """Name the folder into which the listener lays what the device sends."""
        return self._doors.to_watch()


def _part_of(ticket: bytes) -> str:
    try:
        return parse_xml(ticket).get("JobPartID", "")
    except JdfError:
        return ""


def _sought(handle: Handle, note: Note) -> Sought:
    return Sought(handle.detail.get("job_id", ""), handle.detail.get("part_id", ""), note.entry)


def _is_gone(entry: QueueEntry | None) -> bool:
    """Tell whether an entry that we held back and told to go is gone."""
    return entry is None or entry.status in (EntryState.REMOVED, EntryState.ABORTED)


@contextmanager
def _posting(label: str) -> Iterator[None]:
    """Let the door for durable effects tell of a message; what the machine refuses counts as a lost answer."""
    try:
        with durable.effect("post", label):
            yield
    except OSError as problem:
        raise AnswerLostError(
            f"the message about the {label} broke off: {problem}",
            why="the device may have got it",
            fix="its queue is asked before anything is sent again",
        ) from problem

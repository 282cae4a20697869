"""What a device sent by itself, as the listener laid it down, and what it is evidence of.

One file an exchange: a line of JSON about it, then the body as it came. It stays until all it tells is booked, then it
moves to `done`, where it is the record of the conversation. The same bytes come in once: a device that repeats itself
finds its file there already, in the inbox or among what is done.
"""

import hashlib
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from adapters import durable
from adapters.base import DeviceEvent, DeviceEventKind, Outstanding
from adapters.evidence import OUT, Evidence, Reading, message_id, pickup, read_evidence
from adapters.jmf.conversation import QueueSeen
from adapters.jmf.queue_evidence import STATES, Sought, entry_of, events_of
from adapters.jmf.spool import Note
from adapters.transports.local_folder import LocalFolder
from jdf import JdfError
from jdf.messages import JMF, Command, JobPhase, Message, Queue, Signal, parse_jmf
from jdf.messages.jmf.queue_status import QueueStatusAnswer
from jdf.messages.jmf.return_queue_entry import ReturnQueueEntry, ReturnQueueEntryParams
from jdf.messages.jmf.status import StatusAnswer
from jdf.packages import read_mime
from jdf.packages.part import location_of

BODY_LIMIT: Final = 24 * 1024 * 1024
_HEAD_LIMIT: Final = 4_000
_KEPT: Final = 2_000
_TRIM_EVERY: Final = 100
_WORKING: Final = frozenset({"Setup", "InProgress", "Cleanup", "Suspended", "Stopped"})
_TICKET: Final = "application/vnd.cip4-jdf+xml"
_PACKAGE: Final = "multipart/related"


@dataclass(frozen=True, slots=True)
class Awaited:
    """A delivery that news is waited for, and what is written down of it."""

    item: Outstanding
    note: Note

    @property
    def name(self) -> str:
        """The name of its ticket."""
        return self.item.handle.names[0]

    @property
    def sought(self) -> Sought:
        """How it is known at the device."""
        return Sought(self.item.job_id, self.item.handle.detail.get("part_id", ""), self.note.entry)


@dataclass(frozen=True, slots=True)
class Post:
    """What came in one exchange."""

    content_type: str
    body: bytes

    @property
    def media_type(self) -> str:
        """The type without its parameters."""
        return self.content_type.partition(";")[0].strip().lower()

    def opened(self) -> tuple[JMF | None, dict[str, bytes], bytes]:
        """Return the message if there is one, the parts that came with it, and the ticket that came instead of one.

        Raises:
            JdfError: it is neither message, ticket nor package, or holds more than is accepted.
        """
        if self.media_type == _TICKET:
            return None, {}, self.body
        if self.media_type != _PACKAGE:
            return parse_jmf(self.body), {}, b""
        parts = [(part.head, part.read()) for part in read_mime([self.body], content_type=self.content_type)]
        named = {head.location: data for head, data in parts}
        if parts and parts[0][0].media_type == _TICKET:
            return None, named, parts[0][1]
        return parse_jmf(parts[0][1] if parts else b""), named, b""


class Inbox:
    """The folders of one device's inbox, below its spool."""

    def __init__(self, device_id: str, spool: Path) -> None:
        self._device_id = device_id
        self.folder = LocalFolder(spool / "inbox", "inbox")
        self._work = LocalFolder(spool / "inbox-work", "inbox-work")
        self._done = LocalFolder(spool / "inbox-done", "inbox-done")
        self._files_of: dict[str, set[str]] = {}
        self._left: dict[str, int] = {}
        self._put = 0

    def make(self) -> None:
        """Make the folders; done already means done."""
        for folder in (self.folder, self._work, self._done):
            folder.make()

    def lay(self, post: Post, about: Mapping[str, object]) -> bool:
        """Lay down what came, whole and flushed; False where the same was laid down before."""
        name = f"{hashlib.sha256(post.body).hexdigest()}.post"
        if self.folder.holds(name) or self._done.holds(name):
            return False
        head = json.dumps({**about, "content_type": post.content_type[:1000]}).encode()
        self._work.write(name, [head, b"\n", post.body], label="post")
        with self._work.told():
            durable.rename_over(self._work.path / name, self.folder.path / name, label="post")
        self.folder.flush()
        return True

    def events(self, awaited: Sequence[Awaited], return_means: str) -> Iterator[DeviceEvent]:
        """Yield what lies in the inbox as events, oldest first; what tells nothing is put by at once."""
        self._files_of.clear()
        self._left.clear()
        entries = sorted(self.folder.entries((".post",)), key=lambda entry: (entry.mtime_ns, entry.name))
        for entry in entries:
            told = list(self._told(self._read(entry.name), entry.name, awaited, return_means))
            if not told:
                self._put_by(entry.name)
            self._left[entry.name] = len({event.message_id for event in told})
            for event in told:
                self._files_of.setdefault(event.message_id, set()).add(entry.name)
            yield from told

    def settle(self, event: DeviceEvent) -> None:
        """Count an event as booked; a file all of whose events are is put by."""
        for name in self._files_of.pop(event.message_id, ()):
            self._left[name] -= 1
            if self._left[name] <= 0:
                self._put_by(name)

    def _read(self, name: str) -> Post:
        head, _, body = self.folder.read(name, BODY_LIMIT + _HEAD_LIMIT).partition(b"\n")
        return Post(str(json.loads(head).get("content_type", "")), body)

    def _put_by(self, name: str) -> None:
        with self.folder.told():
            durable.rename_over(self.folder.path / name, self._done.path / name, label="post")
        self._done.flush()
        self._put += 1
        if self._put % _TRIM_EVERY == 0:
            self._trim()

    def _trim(self) -> None:
        """Keep the newest of what is done: a record of the conversation, not an archive."""
        kept = sorted(self._done.entries((".post",)), key=lambda entry: entry.mtime_ns)
        for entry in kept[:-_KEPT]:
            self._done.clear(entry.name, label="post")

    def _told(
        self, post: Post, name: str, awaited: Sequence[Awaited], return_means: str
    ) -> Iterator[DeviceEvent]:
        try:
            spoken, parts, ticket = post.opened()
        except JdfError as problem:
            yield self._unreadable(post, name, str(problem))
            return
        reading = Reading(
            self._device_id, frozenset(each.item.job_id for each in awaited), {}, return_means=return_means
        )
        if ticket:
            yield read_evidence(Evidence(OUT, "returned.jdf", ticket), reading)
        for message in spoken.messages if spoken else ():
            yield from self._said(message, parts, awaited, reading)

    def _unreadable(self, post: Post, name: str, why: str) -> DeviceEvent:
        return DeviceEvent(
            device_id=self._device_id,
            kind=DeviceEventKind.UNREADABLE,
            job_id="",
            message_id=message_id(self._device_id, "post", name, post.body),
            raw=post.body,
            text=why[:2000],
            name=name,
        )

    def _said(
        self, message: Message, parts: Mapping[str, bytes], awaited: Sequence[Awaited], reading: Reading
    ) -> Iterator[DeviceEvent]:
        body = message.body
        if isinstance(message, Signal) and isinstance(body, QueueStatusAnswer) and body.queue:
            yield from self._of_queue(body.queue, awaited)
        elif isinstance(message, Signal) and isinstance(body, StatusAnswer):
            for info in body.device_infos:
                yield from self._of_phases(info.job_phases, awaited)
        elif isinstance(message, Command) and isinstance(body, ReturnQueueEntry) and body.params:
            yield from self._of_return(body.params, parts, awaited, reading)

    def _of_queue(self, queue: Queue, awaited: Sequence[Awaited]) -> Iterator[DeviceEvent]:
        seen = QueueSeen(queue, whole=False)
        for each in awaited:
            entry = entry_of(seen, each.sought)
            if entry is not None and entry.status in STATES:
                yield from events_of(self._device_id, each.name, each.item.job_id, entry)

    def _of_phases(self, phases: Sequence[JobPhase], awaited: Sequence[Awaited]) -> Iterator[DeviceEvent]:
        """Yield that a job runs; that a phase has ended does not say that the job has."""
        for phase in phases:
            for each in awaited:
                ours = phase.queue_entry_id == each.note.entry or phase.job_id == each.item.job_id
                if ours and phase.status in _WORKING:
                    yield pickup(self._device_id, each.name, each.item.job_id)
                    yield self._event(DeviceEventKind.RUNNING, each, phase.status_details)

    def _of_return(
        self,
        params: ReturnQueueEntryParams,
        parts: Mapping[str, bytes],
        awaited: Sequence[Awaited],
        reading: Reading,
    ) -> Iterator[DeviceEvent]:
        """Yield what a returned ticket proves; where none came, what the device says became of its nodes."""
        ours = [
            each for each in awaited if params.queue_entry_id and each.note.entry == params.queue_entry_id
        ]
        ticket = parts.get(location_of(params.url), b"")
        if ticket:
            event = read_evidence(Evidence(OUT, "returned.jdf", ticket), reading)
            if not (ours and event.kind is DeviceEventKind.UNKNOWN_JOB):
                yield event
                return
        for each in ours:
            kind = DeviceEventKind.ABORTED if params.aborted else DeviceEventKind.COMPLETED
            if params.aborted or params.completed:
                yield replace(self._event(kind, each, ""), raw=ticket)

    def _event(self, kind: DeviceEventKind, each: Awaited, text: str) -> DeviceEvent:
        """Return an event with the id that the queue's own telling would have given it."""
        return DeviceEvent(
            device_id=self._device_id,
            kind=kind,
            job_id=each.item.job_id,
            message_id=message_id(self._device_id, kind, each.name, each.note.entry.encode()),
            text=text[:2000],
            name=each.name,
        )


def stamp() -> str:
    """Return the time at which something came."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())

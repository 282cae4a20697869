"""A folder where a device lays its answers: what lies there whole, what it means, moving it aside afterwards.

Evidence stays where it is until the gateway has booked it; so a crash between reading and booking loses
nothing, and booking twice is prevented by the event's id, which the same file with the same content always
has.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

from adapters.base import DeviceEvent, DeviceEventKind
from adapters.errors import DeliveryError, FileUnreadableError
from adapters.evidence import Evidence, Reading, read_evidence
from adapters.profiles import Profile
from adapters.stability import Stillness
from adapters.transports.folder import Entry, EntryKind, Folder

_FLAWED_BYTES = 1 << 20
_WORDS_BYTES = 20_000
_APART = frozenset({DeviceEventKind.UNREADABLE, DeviceEventKind.UNKNOWN_JOB})


@dataclass(frozen=True, slots=True)
class ReturnFolder:
    """One of a device's answering folders ("out" or "error") and where its evidence goes once booked.

    What is booked but cannot be moved aside stays where it is and is told no more by this process.
    """

    origin: str
    folder: Folder
    done: Folder
    profile: Profile
    stillness: Stillness
    _left: set[str] = field(default_factory=set)

    def events(self, reading: Reading, now: float) -> Iterator[DeviceEvent]:
        """Tell what the tickets that lie here whole mean; rubbish that is no ticket is not looked at."""
        for entry in self.stillness.still(self.entries(), now):
            evidence = self._evidence(entry)
            if evidence and evidence.message_id(reading.device_id) not in self._left:
                yield read_evidence(evidence, reading)

    def entries(self) -> tuple[Entry, ...]:
        """Return the tickets that lie here, whole or not.

        Raises:
            DeliveryError: the folder does not answer.
        """
        return self.folder.entries(self.profile.ticket_suffixes)

    def _evidence(self, entry: Entry) -> Evidence | None:
        """Read one returned file; None when it was moved away while we looked."""
        name = _printable(entry.name)
        if entry.kind is not EntryKind.FILE:
            flaw = f"{name} is not a plain file but a {entry.kind}; it was not followed; look at the device"
            return Evidence(self.origin, name, b"", flaw=flaw)
        limit = self.profile.max_ticket_bytes
        try:
            data = self.folder.read(entry.name, limit)
        except FileNotFoundError:
            return None
        except FileUnreadableError as trouble:
            identity = f"{entry.inode} {entry.mtime_ns} {trouble.what}"
            return Evidence(
                self.origin, name, b"", flaw=_printable(str(trouble)), identity=os.fsencode(identity)
            )
        if len(data) > limit:
            flaw = f"{name} is longer than the {limit} bytes a ticket may have; it was not read"
            return Evidence(self.origin, name, data[:_FLAWED_BYTES], flaw=flaw)
        return Evidence(self.origin, name, data, words=self._words_beside(entry.name))

    def _words_beside(self, ticket_name: str) -> str:
        """Return the text of a log that lies beside the ticket under the same stem, as some devices leave."""
        for name in self._companions(ticket_name):
            try:
                return self.folder.read(name, _WORDS_BYTES)[:_WORDS_BYTES].decode("utf-8", "replace").strip()
            except (FileNotFoundError, FileUnreadableError):
                continue
        return ""

    def _companions(self, ticket_name: str) -> tuple[str, ...]:
        stem = ticket_name.rsplit(".", 1)[0]
        found = [self.folder.look(stem + suffix) for suffix in self.profile.log_suffixes]
        return tuple(entry.name for entry in found if entry and entry.kind is EntryKind.FILE)

    def settle(self, event: DeviceEvent) -> None:
        """Move the evidence aside; moved already, or replaced by something newer, means nothing is to do.

        Raises:
            DeliveryError: the folders do not let us; where only this file does not, it is left.
        """
        for name in self._names_shown_as(event.name):
            entry = self.folder.look(name)
            evidence = self._evidence(entry) if entry else None
            if evidence and event.message_id == evidence.message_id(event.device_id):
                self._move_aside_or_leave(name, event)

    def _move_aside_or_leave(self, name: str, event: DeviceEvent) -> None:
        try:
            self._move_aside(name, event)
        except DeliveryError:
            for folder in (self.folder, self.done):
                folder.refuse_trouble()
            self.folder.refuse_split(self.done)
            self._left.add(event.message_id)

    def _names_shown_as(self, shown: str) -> tuple[str, ...]:
        if self.folder.look(shown):
            return (shown,)
        return tuple(name for name in self.folder.names() if _printable(name) == shown)

    def _move_aside(self, name: str, event: DeviceEvent) -> None:
        """Move log, then ticket; the ticket goes last because it is what tells that there is work to do."""
        aside = self.done.sub(event.kind, "done-folder") if event.kind in _APART else self.done
        for lying in (*self._companions(name), name):
            stem, dot, suffix = lying.rpartition(".")
            new_name = f"{stem}.{event.message_id[:12]}{dot}{suffix}"
            try:
                self.folder.move(lying, aside, new_name, label="evidence")
            except FileExistsError:
                self.folder.clear(lying, label="evidence")  # the same evidence once more; one copy is kept
            except FileNotFoundError:
                continue
        aside.flush()
        self.folder.flush()


def _printable(name: str) -> str:
    """Return a name as valid text; bytes that are no UTF-8 are shown escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")

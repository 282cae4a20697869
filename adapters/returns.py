"""A folder where a device lays its answers: what lies there whole, what it means, moving it aside afterwards.

Evidence stays where it is until the gateway has booked it; so a crash between reading and booking loses
nothing, and booking twice is prevented by the event's id, which the same file with the same content always
has.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from adapters.base import DeviceEvent, DeviceEventKind
from adapters.evidence import Evidence, Reading, message_id, read_evidence
from adapters.profiles import Profile
from adapters.stability import Stillness
from adapters.transports.local_folder import Entry, EntryKind, LocalFolder

_FLAWED_BYTES = 1 << 20
_WORDS_BYTES = 20_000
_APART = frozenset({DeviceEventKind.UNREADABLE, DeviceEventKind.UNKNOWN_JOB})


@dataclass(frozen=True, slots=True)
class ReturnFolder:
    """One of a device's answering folders ("out" or "error") and where its evidence goes once booked."""

    origin: str
    folder: LocalFolder
    done: LocalFolder
    profile: Profile
    stillness: Stillness

    def events(self, reading: Reading, now: float) -> Iterator[DeviceEvent]:
        """Tell what the tickets that lie here whole mean; rubbish that is no ticket is not looked at."""
        entries = self.folder.entries(self.profile.ticket_suffixes)
        for entry in self.stillness.still(entries, now):
            evidence = self._evidence(entry)
            if evidence is not None:
                yield read_evidence(evidence, reading)

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
        if len(data) > limit:
            flaw = f"{name} is longer than the {limit} bytes a ticket may have; it was not read"
            return Evidence(self.origin, name, data[:_FLAWED_BYTES], flaw=flaw)
        return Evidence(self.origin, name, data, words=self._words_beside(entry.name))

    def _words_beside(self, ticket_name: str) -> str:
        """Return the text of a log that lies beside the ticket under the same stem, as some devices leave."""
        for name in self._companions(ticket_name):
            try:
                return self.folder.read(name, _WORDS_BYTES)[:_WORDS_BYTES].decode("utf-8", "replace").strip()
            except FileNotFoundError:
                continue
        return ""

    def _companions(self, ticket_name: str) -> tuple[str, ...]:
        stem = ticket_name.rsplit(".", 1)[0]
        found = [self.folder.entry(stem + suffix) for suffix in self.profile.log_suffixes]
        return tuple(entry.name for entry in found if entry and entry.kind is EntryKind.FILE)

    def settle(self, event: DeviceEvent) -> None:
        """Move the evidence aside; moved already, or replaced by something newer, means nothing is to do."""
        for name in self._names_shown_as(event.name):
            entry = self.folder.entry(name)
            evidence = self._evidence(entry) if entry else None
            if evidence and event.message_id == _id_of(event.device_id, evidence):
                self._move_aside(name, event)

    def _names_shown_as(self, shown: str) -> tuple[str, ...]:
        if self.folder.holds(shown):
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


def _id_of(device_id: str, evidence: Evidence) -> str:
    return message_id(device_id, evidence.origin, evidence.name, evidence.data)


def _printable(name: str) -> str:
    """Return a name as valid text; bytes that are no UTF-8 are shown escaped."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")

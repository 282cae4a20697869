"""The two doors that are open to a device: what it may fetch from us, and what it sends by itself.

Both lie as files in the device's spool, between the gateway and the listener, which is a process of its own and knows
no database. A door to a ticket is a note under a token that nobody can guess; the listener writes down each visit
before it gives the first byte and looks once more whether the door is open. So a door that was closed and shows no
visit proves that the device never got the ticket.
"""

import json
import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from adapters import durable
from adapters.base import DeviceEvent, Handle
from adapters.errors import ConfigError
from adapters.jmf.inbox import Awaited, Inbox
from adapters.jmf.packing import FETCHED, Way
from adapters.transports.local_folder import LocalFolder

OPEN, VISITS, SECRET = "open", "visits", "secret"
_NOTE_LIMIT: Final = 4_000
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{32}")


@dataclass(frozen=True, slots=True)
class Door:
    """What lies behind a token: the ticket, the folder of its files beside it, and the address of both."""

    ticket: str
    folder: str
    served: str


class Doors:
    """The open doors of one device, below its spool; `address` is where the listener is reached by the device."""

    def __init__(self, device_id: str, spool: Path, address: str) -> None:
        self._spool = spool
        self._address = address.rstrip("/")
        self._root = LocalFolder(spool, "spool")
        self._inbox = Inbox(device_id, spool)
        self._open = LocalFolder(spool / OPEN, "open-folder")
        self._visits = LocalFolder(spool / VISITS, "visits-folder")

    def make(self) -> None:
        """Make the folders; done already means done."""
        for folder in (self._open, self._visits):
            folder.make()
        self._inbox.make()
        if not self._root.holds(SECRET):
            self._root.write(SECRET, [secrets.token_urlsafe(24).encode()], label="secret")
            with self._root.told():
                (self._spool / SECRET).chmod(0o600)
            self._root.flush()

    @property
    def returns(self) -> str:
        """The address to which the device may send what it has to say; empty where there is none."""
        secret = secret_of(self._spool)
        return f"{self._address}/jmf/{secret}" if self._address and secret else ""

    def served(self, token: str) -> str:
        """Return the address below which the ticket and its files are fetched, ending in a slash."""
        return f"{self._address}/files/{token}/" if token else ""

    def open(self, handle: Handle, way: Way) -> str:
        """Open a door to a ticket and its files, and return its token; empty where nothing is fetched.

        Raises:
            ConfigError: the device is to fetch, and no address was given at which.
        """
        if way not in FETCHED:
            return ""
        if not self._address:
            raise ConfigError(
                f"tickets go by {way.value}, and the device has no address to fetch them from",
                fix="write listener = 'http://this-host:8020' into the device's settings",
            )
        token = secrets.token_urlsafe(24)
        self.reopen(token, handle)
        return token

    def reopen(self, token: str, handle: Handle) -> None:
        """Open the door of a token, whether it was closed or not."""
        if token:
            door = Door(handle.names[0], handle.detail.get("folder", ""), self.served(token))
            self._open.write(token, [json.dumps(asdict(door)).encode()], label="door")
            self._open.flush()

    def close(self, token: str) -> bool:
        """Close a door; tell whether nobody ever came through it. Without a token nothing is proven."""
        if not token:
            return False
        self._open.clear(token, label="door")
        self._open.flush()
        return not self._visits.holds(token)

    def forget(self, token: str) -> None:
        """Remove the visits of a door that is closed for good."""
        if token:
            self._visits.clear(token, label="visits")

    def heard(self, awaited: Sequence[Awaited], return_means: str) -> Iterator[DeviceEvent]:
        """Yield what the device sent by itself."""
        if self._inbox.folder.path.is_dir():
            yield from self._inbox.events(awaited, return_means)

    def settle(self, event: DeviceEvent) -> None:
        """Put by what the device sent, once all it tells is booked."""
        self._inbox.settle(event)

    def to_watch(self) -> tuple[Path, ...]:
        """Name the folder into which the listener lays what the device sends."""
        return (self._inbox.folder.path,) if self._address and self._inbox.folder.path.is_dir() else ()


def secret_of(spool: Path) -> str:
    """Return the secret part of the address to which a device sends; empty before the device was set up."""
    with suppress(OSError):
        return (spool / SECRET).read_text("ascii").strip()
    return ""


def door_at(spool: Path, token: str) -> Door | None:
    """Return what lies behind a token, None where the door is closed or never was."""
    if not _TOKEN.fullmatch(token):
        return None
    try:
        found = json.loads(LocalFolder(spool / OPEN, "open-folder").read(token, _NOTE_LIMIT))
    except FileNotFoundError:
        return None
    return Door(str(found["ticket"]), str(found["folder"]), str(found["served"]))


def note_visit(spool: Path, token: str, visit: dict[str, str]) -> None:
    """Write down that somebody came through a door, flushed before the first byte is given."""
    path = spool / VISITS / token
    with path.open("ab") as log:
        log.write(json.dumps(visit).encode() + b"\n")
        log.flush()
        os.fsync(log.fileno())
    durable.fsync_dir(path.parent, label="visits")

"""Give a device the ticket and the files that lie behind a token, and write down that it came.

The visit is on disk before the first byte goes out, and only then it is looked once more whether the door is open. So
whoever closes a door and finds no visit knows that the device never got the ticket.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from adapters.base import safe_name
from adapters.errors import UnsafeNameError
from adapters.jmf.doors import Door, door_at, note_visit
from adapters.jmf.inbox import stamp
from adapters.jmf.packing import JDF_TYPE, addressed
from adapters.listener.callers import Caller

_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_PDF: Final = "application/pdf"


@dataclass(frozen=True, slots=True)
class Given:
    """What is given: a ticket's bytes, or a file, and the type it has."""

    media_type: str
    data: bytes = b""
    path: Path | None = None

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.data) if self.path is None else self.path.stat().st_size


@dataclass(frozen=True, slots=True)
class Span:
    """Which bytes are asked for, the last one included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many they are."""
        return self.last - self.first + 1


def find(callers: Sequence[Caller], token: str, path: str, host: str) -> Given | None:
    """Return what lies behind a token under a path, and write the visit down; None where nothing may be given."""
    for caller in callers:
        door = door_at(caller.spool, token)
        if door is None or not caller.may_come_from(host):
            continue
        given = _behind(caller, door, path)
        if given is None:
            return None
        note_visit(caller.spool, token, {"at": stamp(), "from": host, "path": path})
        return given if door_at(caller.spool, token) is not None else None
    return None


def _behind(caller: Caller, door: Door, path: str) -> Given | None:
    staged = caller.spool / "staged"
    if path == door.ticket:
        ticket = staged / door.ticket
        return Given(JDF_TYPE, data=addressed(ticket.read_bytes(), door.served)) if ticket.is_file() else None
    folder, _, name = path.partition("/")
    try:
        safe_name(name)
    except UnsafeNameError:
        return None
    file = staged / door.folder / name
    if not door.folder or folder != door.folder or file.is_symlink() or not file.is_file():
        return None
    return Given(_PDF if name.lower().endswith(".pdf") else "application/octet-stream", path=file)


def span_of(header: str, size: int) -> Span | None:
    """Return the one range a header asks for; the whole where it asks for none, for several, or for rubbish.

    None means that it asks for what is not there.
    """
    found = _RANGE.fullmatch(header.replace(" ", "")) if header else None
    if found is None or found[1] == found[2] == "":
        return Span(0, size - 1)
    if not found[1]:
        first, last = max(0, size - int(found[2])), size - 1
    else:
        first, last = int(found[1]), min(int(found[2] or size - 1), size - 1)
    return Span(first, last) if first <= last else None

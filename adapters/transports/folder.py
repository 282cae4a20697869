"""A folder as a device adapter sees it, wherever it lies: on a disk, on a mounted share, behind SFTP.

What every transport promises: a file appears whole or not at all, a name in use is never written over, a link is never
followed, and each trouble becomes an error of `adapters.errors` that says who can mend it.
"""

import hashlib
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, Self


class EntryKind(StrEnum):
    """What lies under a name; `BROKEN` is what the file system does not tell of."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    OTHER = "other"
    BROKEN = "broken entry"


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a folder and what tells whether it is still being written; no inode where none is told."""

    name: str
    kind: EntryKind
    size: int
    mtime_ns: int
    inode: int


def kind_of(mode: int) -> EntryKind:
    """Return what lies under a name, by its mode."""
    if stat.S_ISREG(mode):
        return EntryKind.FILE
    if stat.S_ISDIR(mode):
        return EntryKind.FOLDER
    return EntryKind.LINK if stat.S_ISLNK(mode) else EntryKind.OTHER


def identity_of(inside: Iterable[Entry]) -> str:
    """Return what tells a folder by what lies in it, where none has an inode: names, sizes and times."""
    found = sorted((each.name, each.size, each.mtime_ns) for each in inside)
    return hashlib.sha256(repr(found).encode(errors="surrogateescape")).hexdigest()


class Folder(Protocol):
    """One folder; `label` is what crash tests and messages call it ("hot-folder")."""

    @property
    def label(self) -> str:
        """What messages call the folder."""

    @property
    def place(self) -> str:
        """Where the folder is, as people write it."""

    def make(self) -> None:
        """Make the folder, if it is not there."""

    def renames_exclusively(self) -> bool:
        """Try whether a rename here never writes over a name."""

    def identity(self, name: str) -> str:
        """Return what tells a folder of ours from another one of its name; a rename keeps it."""

    def names(self) -> frozenset[str]:
        """Return the names in the folder."""

    def entries(self, suffixes: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return what bears one of the suffixes, sorted by name."""

    def look(self, name: str) -> Entry | None:
        """Return what lies under a name, one broken name in a sound folder as broken."""

    def entry(self, name: str) -> Entry | None:
        """Return what lies under a name, None for nothing."""

    def holds(self, name: str) -> bool:
        """Tell whether the name is in use, by whatever."""

    def read(self, name: str, limit: int) -> bytes:
        """Return at most `limit` + 1 bytes of a plain file; FileNotFoundError, FileUnreadableError."""

    def write(self, name: str, source: Iterable[bytes], *, label: str) -> None:
        """Write a file whole and flush it; only for folders that nobody else watches."""

    def flush(self, label: str = "") -> None:
        """Flush the folder's entries, as far as the transport can."""

    def sub(self, name: str, label: str) -> Self:
        """Return the folder of this name inside, made where it was not there."""

    def clear(self, name: str, *, label: str) -> None:
        """Remove a file, link or folder of this name; nothing there is well."""

    def move(self, name: str, into: Self, new_name: str, *, label: str) -> None:
        """Move a name into another folder in one step; FileExistsError, FileNotFoundError."""

    def refuse_trouble(self) -> None:
        """Raise what would stop us reading or writing here now."""

    def refuse_split(self, other: Self) -> None:
        """Raise when no single step moves a name between the two folders."""

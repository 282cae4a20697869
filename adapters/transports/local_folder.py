"""A folder that this machine sees as its own: a disk, or a share that is mounted.

What it promises: a file appears whole or not at all, a name in use is never written over, a link is never
followed, and each trouble of the file system becomes an error that says who can mend it.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from adapters import durable
from adapters.errors import (
    DeliveryError,
    DeviceUnreachableError,
    FileUnreadableError,
    FolderFullError,
    FolderGoneError,
    FolderReadOnlyError,
    FolderSplitError,
)
from adapters.transports.folder import Entry, EntryKind, kind_of

_TROUBLES: dict[int, tuple[type[DeliveryError], str, str]] = {
    errno.ENOENT: (FolderGoneError, "is not there", "mount the share or make the folder again"),
    errno.ENOTDIR: (FolderGoneError, "is not a folder", "put the folder back in its place"),
    errno.ESTALE: (FolderGoneError, "is a stale mount", "mount the share again"),
    errno.EROFS: (FolderReadOnlyError, "is read-only", "mount it writable"),
    errno.EACCES: (FolderReadOnlyError, "may not be written", "give the gateway's user the right to write"),
    errno.EPERM: (FolderReadOnlyError, "may not be written", "give the gateway's user the right to write"),
    errno.ENOSPC: (FolderFullError, "is full", "make room on its disk"),
    errno.EDQUOT: (FolderFullError, "has used up its quota", "make room or raise the quota"),
    errno.EXDEV: (FolderSplitError, "lies on another file system", "put the folders on one file system"),
}
_LOW_BYTES = 4 * 1024 * 1024
_WHY = "no ticket can be handed over or read there"


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """One folder; `label` is what crash tests and messages call it ("hot-folder")."""

    path: Path
    label: str

    @property
    def place(self) -> str:
        """Where the folder is, as people write it."""
        return str(self.path)

    def make(self) -> None:
        """Make the folder, if it is not there, and flush its entry."""
        with self.told():
            durable.make_folder(self.path, label=self.label)

    def renames_exclusively(self) -> bool:
        """Try whether the file system offers a rename that never writes over a name."""
        with self.told():
            return durable.supports_noreplace(self.path)

    def identity(self, name: str) -> str:
        """Return what tells a folder of ours from another one of its name: its inode, which a rename keeps."""
        entry = self.entry(name)
        return str(entry.inode) if entry else ""

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn the file system's trouble with this folder into an error a person can act on.

        A name that is taken or missing passes as it is: what that means only the caller knows.
        """
        try:
            yield
        except FileExistsError:
            raise
        except FileNotFoundError as problem:
            if self.path.is_dir():
                raise
            raise self._trouble(problem) from problem
        except OSError as problem:
            raise self._trouble(problem) from problem

    def _trouble(self, problem: OSError) -> DeliveryError:
        number = problem.errno or 0
        kind, found, fix = _TROUBLES.get(
            number,
            (DeviceUnreachableError, f"does not answer ({problem.strerror})", "look at the disk or share"),
        )
        return kind(f"the {self.label} {self.path} {found}", why=_WHY, fix=fix)

    def names(self) -> frozenset[str]:
        """Return the names in the folder, in one pass without a look at each: 10,000 take milliseconds."""
        with self.told(), os.scandir(self._present()) as entries:
            return frozenset(entry.name for entry in entries)

    def entries(self, suffixes: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return what bears one of the suffixes, sorted by name; no link is followed.

        A name that vanishes while we look is left out: somebody moved it, which is his right.
        """
        names = sorted(name for name in self.names() if name.lower().endswith(suffixes))
        return tuple(entry for entry in map(self.look, names) if entry is not None)

    def look(self, name: str) -> Entry | None:
        """Return what lies under a name as `entry` does, but one broken name in a sound folder as broken."""
        try:
            return self.entry(name)
        except DeliveryError:
            self.refuse_silence()
            return Entry(name, EntryKind.BROKEN, 0, 0, 0)

    def entry(self, name: str) -> Entry | None:
        """Return what lies under a name, None for nothing."""
        try:
            with self.told():
                found = (self.path / name).lstat()
        except FileNotFoundError:
            return None
        return Entry(name, kind_of(found.st_mode), found.st_size, found.st_mtime_ns, found.st_ino)

    def holds(self, name: str) -> bool:
        """Tell whether the name is in use, by whatever."""
        return self.entry(name) is not None

    def read(self, name: str, limit: int) -> bytes:
        """Return at most `limit` + 1 bytes of a plain file, so that a longer one shows; follow no link.

        Raises:
            FileNotFoundError: there is no plain file of this name.
            FileUnreadableError: this file cannot be read, though the folder is well.
        """
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        entry = self.look(name)
        if entry is None or entry.kind is not EntryKind.FILE:
            raise FileNotFoundError(errno.ENOENT, "no plain file of this name", str(self.path / name))
        try:
            with open(os.open(self.path / name, flags), "rb") as file:  # noqa: PTH123 (a descriptor)
                return file.read(limit + 1)
        except FileNotFoundError:
            self.refuse_silence()
            raise
        except OSError as problem:
            self.refuse_silence()
            raise FileUnreadableError(
                f"{name} in the {self.label} {self.path} cannot be read ({problem.strerror})",
                why="what it says is not known",
                fix="give the gateway's user the right to read it, or look at the disk or share",
            ) from problem

    def write(self, name: str, source: Iterable[bytes], *, label: str) -> None:
        """Write a file whole and flush it; only for folders that nobody else watches."""
        with self.told():
            durable.write_file(self._present() / name, source, label=label)

    def flush(self, label: str = "") -> None:
        """Flush the folder's entries."""
        with self.told():
            durable.fsync_dir(self._present(), label=label or self.label)

    def sub(self, name: str, label: str) -> "LocalFolder":
        """Return the folder of this name inside, made and flushed where it was not there."""
        with self.told():
            durable.make_folder(self._present() / name, label=label)
        return LocalFolder(self.path / name, label)

    def clear(self, name: str, *, label: str) -> None:
        """Remove a file, link or folder of this name, never what a link points to; nothing there is well."""
        entry = self.entry(name)
        if entry is None:
            return
        remove = durable.rmtree if entry.kind is EntryKind.FOLDER else durable.unlink
        with self.told():
            remove(self.path / name, label=label)

    def move(self, name: str, into: "LocalFolder", new_name: str, *, label: str) -> None:
        """Move a name into another folder in one step; this is publishing, claiming and moving aside.

        Raises:
            FileExistsError: the new name is in use; nothing was moved.
            FileNotFoundError: there is nothing of this name here, though both folders are.
        """
        with self.told(), into.told():
            durable.rename_noreplace(self._present() / name, into.path / new_name, label=label)

    def device_number(self) -> int:
        """Return the number of the file system, to tell whether two folders share one."""
        with self.told():
            return self._present().stat().st_dev

    def free_bytes(self) -> int | None:
        """Return the room left, None where the file system does not tell."""
        with self.told():
            found = os.statvfs(self._present())
        return found.f_bavail * found.f_frsize if found.f_blocks else None

    def refuse_silence(self) -> None:
        """Raise when the folder itself does not answer, so that trouble with a name was not that name's own."""
        self.names()
        if not os.access(self.path, os.X_OK):
            raise self._trouble(OSError(errno.EACCES, os.strerror(errno.EACCES)))

    def refuse_trouble(self) -> None:
        """Raise what would stop us reading or writing here now: gone, silent, read-only, (nearly) full."""
        self.refuse_silence()
        free = self.free_bytes()
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise self._trouble(OSError(errno.EROFS, os.strerror(errno.EROFS)))
        if free is not None and free < _LOW_BYTES:
            raise self._trouble(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))

    def refuse_split(self, other: "LocalFolder") -> None:
        """Raise when the two folders do not share a file system: then no single step moves between them."""
        if self.device_number() != other.device_number():
            raise FolderSplitError(
                f"the {self.label} {self.path} and the {other.label} {other.path} lie on two file systems",
                why="nothing can be moved between them in one step, so a file could be seen half written",
                fix="put both on one file system",
            )

    def _present(self) -> Path:
        if not self.path.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path))
        return self.path

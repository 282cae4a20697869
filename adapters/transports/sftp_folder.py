"""A folder behind SFTP.

OpenSSH's plain rename refuses a name in use, which is what handing over needs; whether this server's does is tried when
the device is set up. Flushing uses `fsync@openssh.com` where the server offers it. A folder has no inode here, so it is
known by what lies in it: names, sizes and times of its files, which a rename keeps.
"""

import errno
import os
import posixpath
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

import paramiko
from paramiko.sftp import CMD_EXTENDED

from adapters import durable
from adapters.errors import (
    DeliveryError,
    DeviceUnreachableError,
    FileUnreadableError,
    FolderReadOnlyError,
    FolderSplitError,
)
from adapters.transports.far_folder import WHY, FarFolder
from adapters.transports.folder import Entry, EntryKind, identity_of, kind_of
from adapters.transports.sftp_session import Client, SftpSession

_FSYNC: Final = "fsync@openssh.com"


@dataclass(frozen=True, slots=True)
class SftpFolder(FarFolder):
    """One folder of a server; `label` is what crash tests and messages call it ("hot-folder")."""

    session: SftpSession

    @property
    def place(self) -> str:
        """Where the folder is, as people write it."""
        return f"sftp://{self.session.server.name}{posixpath.join('/', self.path)}"

    @contextmanager
    def told(self) -> Iterator[Client]:
        """Give the client, and turn the server's trouble with this folder into an error a person can act on.

        A name that is taken or missing passes as it is: what that means only the caller knows.
        """
        with self.session.client() as client:
            try:
                yield client
            except (FileExistsError, DeliveryError, TimeoutError, ConnectionError):
                raise
            except FileNotFoundError as problem:
                if self._is_there(client):
                    raise
                raise self.gone() from problem
            except PermissionError as problem:
                raise FolderReadOnlyError(
                    f"the {self.label} {self.place} may not be written or read",
                    why=WHY,
                    fix="give the gateway's user at the server the right to",
                ) from problem
            except OSError as problem:
                raise DeviceUnreachableError(
                    f"the {self.label} {self.place} does not answer ({problem})",
                    why=WHY,
                    fix="look at the server's disk and its log",
                ) from problem

    def _is_there(self, client: Client) -> bool:
        try:
            found = client.stat(self.path)
        except OSError:
            return False
        return kind_of(found.st_mode or 0) is EntryKind.FOLDER

    def _at(self, name: str) -> bytes:
        """Return a path as the server gets it: bytes, for a name need not be UTF-8."""
        return os.fsencode(posixpath.join(self.path, name))

    def make(self) -> None:
        """Make the folder, if it is not there."""
        with self.told() as client:
            if not self._is_there(client):
                client.mkdir(self.path)

    def renames_exclusively(self) -> bool:
        """Try whether the server's plain rename refuses a name in use; leaves nothing behind."""
        first, second = (self._at(f".gw-probe-{secrets.token_hex(8)}") for _ in range(2))
        with self.told() as client:
            try:
                for name in (first, second):
                    client.open(name, "wx").close()
                return not _renames(client, first, second)
            finally:
                for name in (first, second):
                    with suppress(OSError):
                        client.remove(name)

    def identity(self, name: str) -> str:
        """Return what tells a folder of ours from another one of its name: names, sizes and times of its files."""
        try:
            with self.told() as client:
                found = client.listdir_attr(self._at(name))
        except FileNotFoundError:
            return ""
        return identity_of(_entry(each.filename, each) for each in found)

    def names(self) -> frozenset[str]:
        """Return the names in the folder, in one pass."""
        with self.told() as client:
            return frozenset(each.filename for each in client.listdir_attr(self.path))

    def entries(self, suffixes: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return what bears one of the suffixes, sorted by name, in one pass; no link is followed."""
        with self.told() as client:
            found = client.listdir_attr(self.path)
        named = [each for each in found if each.filename.lower().endswith(suffixes)]
        return tuple(_entry(each.filename, each) for each in sorted(named, key=lambda each: each.filename))

    def entry(self, name: str) -> Entry | None:
        """Return what lies under a name, None for nothing."""
        try:
            with self.told() as client:
                return _entry(name, client.lstat(self._at(name)))
        except FileNotFoundError:
            return None

    def read(self, name: str, limit: int) -> bytes:
        """Return at most `limit` + 1 bytes of a plain file, so that a longer one shows; follow no link.

        Raises:
            FileNotFoundError: there is no plain file of this name.
            FileUnreadableError: this file cannot be read, though the folder is well.
        """
        entry = self.entry(name)
        if entry is None or entry.kind is not EntryKind.FILE:
            raise FileNotFoundError(errno.ENOENT, "no plain file of this name", name)
        with self.told() as client:
            try:
                with client.open(self._at(name), "rb") as file:
                    return file.read(limit + 1)
            except PermissionError as problem:
                raise FileUnreadableError(
                    f"{name} in the {self.label} {self.place} cannot be read",
                    why="what it says is not known",
                    fix="give the gateway's user at the server the right to read it",
                ) from problem

    def write(self, name: str, source: Iterable[bytes], *, label: str) -> None:
        """Write a file whole under a fresh name and flush it; only for folders that nobody else watches."""
        with self.told() as client:
            with suppress(FileNotFoundError):
                client.remove(self._at(name))
            try:
                with client.open(self._at(name), "wbx") as file:
                    file.set_pipelined(pipelined=True)
                    size = 0
                    for chunk in source:
                        file.write(chunk)
                        size += len(chunk)
                    file.set_pipelined(pipelined=False)
                    with durable.effect("fsync", label):
                        _flush(client, file)
                _refuse_short(client.stat(self._at(name)).st_size, size, name)
            except Exception:
                with suppress(OSError, EOFError, paramiko.SSHException):
                    client.remove(self._at(name))
                raise

    def clear(self, name: str, *, label: str) -> None:
        """Remove a file, link or folder of this name, never what a link points to; nothing there is well."""
        entry = self.entry(name)
        if entry is None:
            return
        with self.told() as client, durable.effect("unlink", label), suppress(FileNotFoundError):
            _remove(client, self._at(name), entry.kind)

    def move(self, name: str, into: "SftpFolder", new_name: str, *, label: str) -> None:
        """Move a name into another folder of the server in one step.

        Raises:
            FileExistsError: the new name is in use; nothing was moved.
            FileNotFoundError: there is nothing of this name here, though both folders are.
        """
        target = into._at(new_name)  # noqa: SLF001 (one of its kind)
        with self.told() as client, durable.effect("rename", label):
            if _renames(client, self._at(name), target):
                return
            if not self.holds(name):
                raise FileNotFoundError(errno.ENOENT, "nothing of this name", name)
            if into.holds(new_name):
                raise FileExistsError(errno.EEXIST, "the name is in use", new_name)
            raise OSError(f"the server refuses to move {name} to {into.place}/{new_name}")

    def refuse_trouble(self) -> None:
        """Raise what would stop us reading or writing here now: gone, silent, not writable."""
        probe = self._at(f".gw-probe-{secrets.token_hex(8)}")
        with self.told() as client:
            client.listdir_attr(self.path)
            client.open(probe, "wx").close()
            client.remove(probe)

    def refuse_split(self, other: "SftpFolder") -> None:
        """Raise when nothing can be moved between the two folders in one step: tried with an empty file."""
        name = f".gw-probe-{secrets.token_hex(8)}"
        with self.told() as client:
            client.open(self._at(name), "wx").close()
            moved = _renames(client, self._at(name), other._at(name))  # noqa: SLF001 (one of its kind)
            client.remove(other._at(name) if moved else self._at(name))  # noqa: SLF001
        if not moved:
            raise FolderSplitError(
                f"nothing can be moved from the {self.label} {self.place} to the {other.label} {other.place}",
                why="without one step from the one to the other a file could be seen half written",
                fix="put both on one file system of the server, and let the gateway's user write in both",
            )


def _entry(name: str, found: paramiko.SFTPAttributes) -> Entry:
    mtime_ns = int(found.st_mtime or 0) * 1_000_000_000
    return Entry(name, kind_of(found.st_mode or 0), found.st_size or 0, mtime_ns, 0)


def _renames(client: Client, old: bytes, new: bytes) -> bool:
    """Ask for a plain rename; a refusal, for whatever reason, is False."""
    try:
        client.rename(old, new)
    except (FileNotFoundError, PermissionError):
        return False
    except OSError as refusal:
        if isinstance(refusal, TimeoutError | ConnectionError):
            raise
        return False
    return True


def _flush(client: Client, file: paramiko.SFTPFile) -> None:
    """Flush a file to the server's disk where the server knows how; one that does not is best effort."""
    with suppress(OSError):
        client._request(CMD_EXTENDED, _FSYNC, file.handle)  # type: ignore[attr-defined]  # noqa: SLF001 (no public word)


def _refuse_short(found: int | None, wanted: int, name: str) -> None:
    if found != wanted:
        raise OSError(f"{name} has {found} bytes at the server, {wanted} were sent")


def _remove(client: Client, path: bytes, kind: EntryKind) -> None:
    if kind is not EntryKind.FOLDER:
        client.remove(path)
        return
    for each in client.listdir_attr(path):
        _remove(client, posixpath.join(path, os.fsencode(each.filename)), kind_of(each.st_mode or 0))
    client.rmdir(path)

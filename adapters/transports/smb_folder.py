"""A folder of a Windows share.

SMB's rename refuses a name in use unless it is told otherwise, which is what handing over needs; whether this server's
does is tried when the device is set up. Windows refuses much while another program has a file open: such a file is not
whole yet, so it counts as not there until it is closed. A folder is known by what lies in it, as behind SFTP.
"""

import errno
import posixpath
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from smbprotocol.open import CreateDisposition, CreateOptions, Open
from smbprotocol.tree import TreeConnect

from adapters import durable
from adapters.errors import (
    DeviceUnreachableError,
    FileUnreadableError,
    FolderFullError,
    FolderReadOnlyError,
    FolderSplitError,
)
from adapters.transports import smb_share
from adapters.transports.far_folder import WHY, FarFolder
from adapters.transports.folder import Entry, EntryKind, identity_of
from adapters.transports.smb_share import Access, Refusal, SmbShare


@dataclass(frozen=True, slots=True)
class SmbFolder(FarFolder):
    """One folder of a share; `label` is what crash tests and messages call it ("hot-folder")."""

    share: SmbShare

    @property
    def place(self) -> str:
        """Where the folder is, as people write it."""
        return f"{self.share.address.name}/{self.path}"

    @contextmanager
    def told(self) -> Iterator[TreeConnect]:
        """Give the share, and turn the server's refusals about this folder into errors a person can act on.

        A name that is taken or missing passes as FileExistsError or FileNotFoundError: what that means only the caller
        knows.
        """
        with self.share.tree() as tree:
            try:
                yield tree
            except smb_share.MISSING as refusal:
                if self._is_there(tree):
                    raise FileNotFoundError(errno.ENOENT, "nothing of this name", self.path) from refusal
                raise self.gone() from refusal
            except smb_share.TAKEN as refusal:
                raise FileExistsError(errno.EEXIST, "the name is in use", self.path) from refusal
            except Refusal as refusal:
                raise self._trouble(refusal) from refusal

    def _trouble(self, refusal: Exception) -> Exception:
        if isinstance(refusal, smb_share.IN_USE):
            return FileUnreadableError(
                f"a file in the {self.label} {self.place} is open in another program",
                why="Windows lets nobody move or remove it meanwhile",
                fix="it is tried again; close the program that holds it should this last",
            )
        if isinstance(refusal, smb_share.DENIED):
            return FolderReadOnlyError(
                f"the {self.label} {self.place} may not be written or read",
                why=WHY,
                fix=f"give {self.share.address.user} the right to, both of the share and of the folder",
            )
        if isinstance(refusal, smb_share.FULL):
            return FolderFullError(
                f"the {self.label} {self.place} is full", why=WHY, fix="make room on the server's disk"
            )
        return DeviceUnreachableError(
            f"the {self.label} {self.place} does not answer ({refusal})",
            why=WHY,
            fix="look at the server's disk and its log",
        )

    def _is_there(self, tree: TreeConnect) -> bool:
        try:
            with smb_share.opened(
                tree,
                _windows(self.path),
                Access.FILE_READ_ATTRIBUTES,
                options=CreateOptions.FILE_DIRECTORY_FILE,
            ):
                return True
        except Refusal:
            return False

    def _at(self, name: str) -> str:
        return _windows(posixpath.join(self.path, name))

    def make(self) -> None:
        """Make the folder, if it is not there."""
        with self.told() as tree:
            if not self._is_there(tree):
                _make_folder(tree, _windows(self.path))

    def renames_exclusively(self) -> bool:
        """Try whether the server's rename refuses a name in use; leaves nothing behind."""
        first, second = (f".gw-probe-{secrets.token_hex(8)}" for _ in range(2))
        with self.told() as tree:
            try:
                for name in (first, second):
                    _make_file(tree, self._at(name))
                smb_share.renamed(tree, self._at(first), self._at(second))
            except smb_share.TAKEN:
                return True
            finally:
                for name in (first, second):
                    with suppress(Refusal):
                        smb_share.removed(tree, self._at(name))
        return False

    def identity(self, name: str) -> str:
        """Return what tells a folder of ours from another one of its name: names, sizes and times of its files."""
        try:
            with self.told() as tree:
                return identity_of(smb_share.listed(tree, self._at(name)))
        except FileNotFoundError:
            return ""

    def names(self) -> frozenset[str]:
        """Return the names in the folder, in one pass."""
        with self.told() as tree:
            return smb_share.names_in(tree, _windows(self.path))

    def entries(self, suffixes: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return what bears one of the suffixes, sorted by name, in one pass; no link is followed."""
        with self.told() as tree:
            found = smb_share.listed(tree, _windows(self.path))
        named = [each for each in found if each.name.lower().endswith(suffixes)]
        return tuple(sorted(named, key=lambda each: each.name))

    def entry(self, name: str) -> Entry | None:
        """Return what lies under a name, None for nothing."""
        try:
            with (
                self.told() as tree,
                smb_share.opened(tree, self._at(name), Access.FILE_READ_ATTRIBUTES) as handle,
            ):
                return smb_share.entry_of(name, handle)
        except FileNotFoundError:
            return None

    def read(self, name: str, limit: int) -> bytes:
        """Return at most `limit` + 1 bytes of a plain file, so that a longer one shows; follow no link.

        Raises:
            FileNotFoundError: there is no plain file of this name, or another program still has it open to write.
            FileUnreadableError: this file cannot be read, though the folder is well.
        """
        with self.told() as tree:
            try:
                return self._read(tree, name, limit)
            except smb_share.IN_USE as refusal:
                raise FileNotFoundError(errno.EBUSY, "still open in another program", name) from refusal
            except smb_share.DENIED as refusal:
                raise FileUnreadableError(
                    f"{name} in the {self.label} {self.place} cannot be read",
                    why="what it says is not known",
                    fix=f"give {self.share.address.user} the right to read it",
                ) from refusal

    def _read(self, tree: TreeConnect, name: str, limit: int) -> bytes:
        with smb_share.opened(
            tree, self._at(name), Access.FILE_READ_DATA | Access.FILE_READ_ATTRIBUTES
        ) as handle:
            if smb_share.entry_of(name, handle).kind is not EntryKind.FILE:
                raise FileNotFoundError(errno.ENOENT, "no plain file of this name", name)
            data = bytearray()
            wanted = min(handle.end_of_file, limit + 1)
            while len(data) < wanted:
                piece = handle.read(len(data), min(smb_share.PIECE, wanted - len(data)))
                if not piece:
                    break  # it became shorter while it was read
                data += piece
            return bytes(data)

    def write(self, name: str, source: Iterable[bytes], *, label: str) -> None:
        """Write a file whole under a fresh name and flush it; only for folders that nobody else watches."""
        path = self._at(name)
        with self.told() as tree:
            with suppress(*smb_share.MISSING):
                smb_share.removed(tree, path)
            try:
                with smb_share.opened(
                    tree,
                    path,
                    Access.FILE_WRITE_DATA | Access.FILE_READ_ATTRIBUTES,
                    CreateDisposition.FILE_CREATE,
                ) as handle:
                    size = 0
                    for chunk in source:
                        size = _write(handle, chunk, size)
                    with durable.effect("fsync", label):
                        handle.flush()
                self._refuse_short(tree, name, size)
            except Exception:
                with suppress(Refusal):
                    smb_share.removed(tree, path)
                raise

    def _refuse_short(self, tree: TreeConnect, name: str, wanted: int) -> None:
        with smb_share.opened(tree, self._at(name), Access.FILE_READ_ATTRIBUTES) as handle:
            if handle.end_of_file != wanted:
                raise OSError(f"{name} has {handle.end_of_file} bytes at the server, {wanted} were sent")

    def clear(self, name: str, *, label: str) -> None:
        """Remove a file, link or folder of this name, never what a link points to; nothing there is well."""
        entry = self.entry(name)
        if entry is None:
            return
        with self.told() as tree, durable.effect("unlink", label), suppress(*smb_share.MISSING):
            _remove(tree, self._at(name), entry.kind)

    def move(self, name: str, into: "SmbFolder", new_name: str, *, label: str) -> None:
        """Move a name into another folder of the share in one step.

        Raises:
            FileExistsError: the new name is in use; nothing was moved.
            FileNotFoundError: there is nothing of this name here, though both folders are.
        """
        with into.told(), self.told() as tree, durable.effect("rename", label):
            smb_share.renamed(tree, self._at(name), into._at(new_name))  # noqa: SLF001 (one of its kind)

    def refuse_trouble(self) -> None:
        """Raise what would stop us reading or writing here now: gone, silent, not writable."""
        probe = self._at(f".gw-probe-{secrets.token_hex(8)}")
        with self.told() as tree:
            smb_share.listed(tree, _windows(self.path))
            _make_file(tree, probe)
            smb_share.removed(tree, probe)

    def refuse_split(self, other: "SmbFolder") -> None:
        """Raise when nothing can be moved between the two folders in one step: tried with an empty file."""
        name = f".gw-probe-{secrets.token_hex(8)}"
        with other.told(), self.told() as tree:
            _make_file(tree, self._at(name))
            left = self._at(name)
            try:
                smb_share.renamed(tree, left, other._at(name))  # noqa: SLF001 (one of its kind)
                left = other._at(name)  # noqa: SLF001
            except Refusal as refusal:
                raise FolderSplitError(
                    f"nothing can be moved from the {self.label} {self.place} to the {other.label} {other.place}",
                    why="without one step from the one to the other a file could be seen half written",
                    fix="put both into one share and on one disk of the server, and let the user write in both",
                ) from refusal
            finally:
                smb_share.removed(tree, left)


def _windows(path: str) -> str:
    """Return a path within the share as the protocol writes it."""
    return path.strip("/").replace("/", "\\")


def _make_folder(tree: TreeConnect, path: str) -> None:
    with smb_share.opened(
        tree,
        path,
        Access.FILE_READ_ATTRIBUTES,
        CreateDisposition.FILE_CREATE,
        CreateOptions.FILE_DIRECTORY_FILE,
    ):
        return


def _make_file(tree: TreeConnect, path: str) -> None:
    with smb_share.opened(tree, path, Access.FILE_WRITE_DATA, CreateDisposition.FILE_CREATE):
        return


def _write(handle: Open, chunk: bytes, offset: int) -> int:
    view = memoryview(chunk)
    while view:
        written = handle.write(bytes(view[: smb_share.PIECE]), offset)
        view = view[written:]
        offset += written
    return offset


def _remove(tree: TreeConnect, path: str, kind: EntryKind) -> None:
    if kind is EntryKind.FOLDER:
        for each in smb_share.listed(tree, path):
            _remove(tree, f"{path}\\{each.name}", each.kind)
    smb_share.removed(tree, path)

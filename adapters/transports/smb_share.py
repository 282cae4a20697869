"""One connection to one Windows share: signed or encrypted, limits on every wait, and only what folders need.

The protocol's own client follows referrals to other servers (DFS) and links to other places, and takes our password
along. Neither is done here: a share is the server that was named, and a link is told as one.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any, Final, Protocol

from smbprotocol.connection import Connection
from smbprotocol.exceptions import (
    AccessDenied,
    BadNetworkName,
    DeletePending,
    DiskFull,
    LogonFailure,
    NoMoreFiles,
    NoSuchFile,
    ObjectNameCollision,
    ObjectNameNotFound,
    ObjectPathNotFound,
    PasswordExpired,
    SharingViolation,
    SMBAuthenticationError,
    SMBException,
    SMBResponseException,
)
from smbprotocol.file_info import (
    FileDispositionInformation,
    FileInformationClass,
    FileRenameInformation,
)
from smbprotocol.open import (
    CreateDisposition,
    CreateOptions,
    FileAttributes,
    FilePipePrinterAccessMask,
    ImpersonationLevel,
    Open,
    SMB2SetInfoRequest,
)
from smbprotocol.session import Session
from smbprotocol.tree import TreeConnect
from spnego.exceptions import SpnegoError

from adapters.errors import DeliveryError, DeviceUnreachableError, FolderGoneError, SignInRefusedError
from adapters.transports.folder import Entry, EntryKind

Access = FilePipePrinterAccessMask
MISSING: Final = (ObjectNameNotFound, ObjectPathNotFound, NoSuchFile, DeletePending)
TAKEN: Final = ObjectNameCollision
IN_USE: Final = SharingViolation
DENIED: Final = AccessDenied
FULL: Final = DiskFull
Refusal = SMBResponseException
"""What the server says instead of doing it."""

PIECE: Final = 65_536
"""So many bytes go in one request: what every server takes without asking for more."""

_SHARED: Final = 7
"""Others may read, write and remove what we look at."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_FAULTS: Final = (SMBException, SpnegoError, OSError, ValueError)
"""What the protocol raises when a line breaks, a wait ends, or an answer makes no sense."""


@dataclass(frozen=True, slots=True)
class ShareAddress:
    """Where a share is, and who we are there: `user`, or a domain, a backslash and the user."""

    host: str
    port: int
    share: str
    user: str
    password_file: Path | None
    encrypt: bool
    timeout_s: float

    @property
    def name(self) -> str:
        """The share as people write it."""
        port = "" if self.port == 445 else f":{self.port}"
        return f"//{self.host}{port}/{self.share}"


class _Line(Connection):  # type: ignore[misc]  # the library bears no types
    """A connection whose every wait ends."""

    def __init__(self, address: ShareAddress) -> None:
        super().__init__(uuid.uuid4(), address.host, address.port, require_signing=True)
        self._patience_s = address.timeout_s

    def receive(
        self,
        request: object,
        wait: bool = True,  # noqa: FBT001, FBT002 (the library's own)
        timeout: float | None = None,
        **_: object,
    ) -> object:
        """Wait for an answer as long as the settings say, and follow no link it names."""
        patience_s = timeout or self._patience_s
        return super().receive(request, wait=wait, timeout=patience_s, resolve_symlinks=False)


class SmbShare:
    """A share that is connected to when it is needed, and anew after the line broke."""

    def __init__(self, address: ShareAddress) -> None:
        self.address = address
        self._lock = RLock()
        self._tree: TreeConnect | None = None

    @contextmanager
    def tree(self) -> Iterator[TreeConnect]:
        """Give the share for a few requests; what the server refuses passes as it is.

        Raises:
            DeviceUnreachableError: nobody answers, not in time, or nothing that makes sense.
            SignInRefusedError: the server does not let us in.
            FolderGoneError: there is no such share.
        """
        with self._lock:
            try:
                yield self._connected()
            except (Refusal, FileExistsError, FileNotFoundError, DeliveryError):
                raise
            except _FAULTS as trouble:
                self.close()
                raise self._unreachable(trouble) from trouble

    def close(self) -> None:
        """End the connection, if there is one."""
        with self._lock:
            tree, self._tree = self._tree, None
            if tree is not None:
                _hang_up(tree.session.connection)

    def _connected(self) -> TreeConnect:
        if self._tree is not None and self._tree.session.connection.transport.connected:
            return self._tree
        self.close()
        line = _Line(self.address)
        line.connect(timeout=self.address.timeout_s)
        try:
            tree = TreeConnect(self._signed_in(line), rf"\\{self.address.host}\{self.address.share}")
            tree.connect()
        except BadNetworkName as trouble:
            _hang_up(line)
            raise self._no_share() from trouble
        except AccessDenied as trouble:
            _hang_up(line)
            raise self._refused(trouble) from trouble
        except BaseException:
            _hang_up(line)
            raise
        self._tree = tree
        return tree

    def _signed_in(self, line: _Line) -> Session:
        address = self.address
        try:
            secret = address.password_file.read_text().strip() if address.password_file else ""
            session = Session(
                line, address.user, secret, require_encryption=address.encrypt, auth_protocol="ntlm"
            )
            session.connect()
        except (SMBAuthenticationError, LogonFailure, PasswordExpired, AccessDenied, FileNotFoundError) as no:
            raise self._refused(no) from no
        return session

    def _refused(self, trouble: Exception) -> SignInRefusedError:
        return SignInRefusedError(
            f"{self.address.name} does not let {self.address.user} in ({trouble})",
            why="without it no ticket can be handed over",
            fix="check user and password_file, and that the share lets this user read and write",
        )

    def _no_share(self) -> FolderGoneError:
        return FolderGoneError(
            f"{self.address.host} has no share {self.address.share!r}",
            why="no ticket can be handed over or read there",
            fix="share the folder again, or correct the share's name in the settings",
        )

    def _unreachable(self, trouble: Exception) -> DeviceUnreachableError:
        return DeviceUnreachableError(
            f"{self.address.name} does not answer ({trouble or type(trouble).__name__})",
            why="no ticket can be handed over or read there",
            fix="look whether the server runs and the network leads there"
            + (
                "; one that knows no encryption (before SMB 3) needs encrypt = false"
                if self.address.encrypt
                else ""
            ),
        )


def _hang_up(line: Connection) -> None:
    with suppress(*_FAULTS):
        line.disconnect(close=False, timeout=1)


@contextmanager
def opened(
    tree: TreeConnect,
    path: str,
    access: int,
    disposition: int = CreateDisposition.FILE_OPEN,
    options: int = 0,
) -> Iterator[Open]:
    """Open what lies under a path, a link itself and not what it points to, and close it again."""
    handle = Open(tree, path)
    handle.create(
        ImpersonationLevel.Impersonation,
        access,
        FileAttributes.FILE_ATTRIBUTE_NORMAL,
        _SHARED,
        disposition,
        options | CreateOptions.FILE_OPEN_REPARSE_POINT,
    )
    try:
        yield handle
    finally:
        with suppress(Refusal):  # what matters was flushed before
            handle.close()


def listed(tree: TreeConnect, path: str) -> list[Entry]:
    """Return what lies in a folder, but for itself and its parent."""
    return [
        _listed(name, raw)
        for name, raw in _told(tree, path, FileInformationClass.FILE_ID_FULL_DIRECTORY_INFORMATION)
    ]


def names_in(tree: TreeConnect, path: str) -> frozenset[str]:
    """Return the names in a folder, with nothing else asked of the server."""
    return frozenset(name for name, _ in _told(tree, path, FileInformationClass.FILE_NAMES_INFORMATION))


def _told(tree: TreeConnect, path: str, kind: int) -> Iterator[tuple[str, "_Raw"]]:
    with (
        opened(tree, path, Access.FILE_READ_DATA, options=CreateOptions.FILE_DIRECTORY_FILE) as folder,
        suppress(NoMoreFiles, NoSuchFile),
    ):
        while True:
            for raw in folder.query_directory("*", kind):
                name = raw["file_name"].get_value().decode("utf-16-le", "replace")
                if name not in (".", ".."):
                    yield name, raw


class _Raw(Protocol):
    """A structure of the library, by the names of its fields."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 (as many types as fields)
        """Return a field."""


def _listed(name: str, raw: _Raw) -> Entry:
    attributes, size, written = (
        raw[field].get_value() for field in ("file_attributes", "end_of_file", "last_write_time")
    )
    return _entry(name, attributes, size, written)


def entry_of(name: str, handle: Open) -> Entry:
    """Return what an open handle stands for."""
    return _entry(name, handle.file_attributes, handle.end_of_file, handle.last_write_time)


def _entry(name: str, attributes: int, size: int, written: datetime) -> Entry:
    return Entry(name, _kind(attributes), size, (written - _EPOCH) // _MICROSECOND * 1000, 0)


def _kind(flags: int) -> EntryKind:
    if flags & FileAttributes.FILE_ATTRIBUTE_REPARSE_POINT:
        return EntryKind.LINK
    return EntryKind.FOLDER if flags & FileAttributes.FILE_ATTRIBUTE_DIRECTORY else EntryKind.FILE


def renamed(tree: TreeConnect, old: str, new: str) -> None:
    """Move a name within the share in one step; the server refuses a name in use."""
    wish = FileRenameInformation()
    wish["replace_if_exists"] = False
    wish["file_name"] = new
    with opened(tree, old, Access.DELETE | Access.FILE_READ_ATTRIBUTES) as handle:
        _set(handle, wish)


def removed(tree: TreeConnect, path: str) -> None:
    """Remove a file, a link or an empty folder."""
    wish = FileDispositionInformation()
    wish["delete_pending"] = True
    with opened(tree, path, Access.DELETE | Access.FILE_READ_ATTRIBUTES) as handle:
        _set(handle, wish)


def _set(handle: Open, wish: object) -> None:
    request = SMB2SetInfoRequest()
    request["info_type"] = wish.INFO_TYPE  # type: ignore[attr-defined]  # a structure of the library
    request["file_info_class"] = wish.INFO_CLASS  # type: ignore[attr-defined]  # likewise
    request["file_id"] = handle.file_id
    request["buffer"] = wish
    tree = handle.tree_connect
    sent = handle.connection.send(request, tree.session.session_id, tree.tree_connect_id)
    handle.connection.receive(sent)

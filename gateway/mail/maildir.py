"""Mails as files: lay one into a maildir whole and flushed, or read those that came back into one."""

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adapters.durable import fsync_dir, rename_noreplace, write_file
from gateway.mail.post import MailServerError, Packet

_FOLDERS = ("tmp", "new", "cur")
_BIGGEST = 1 << 20
_SEEN = ":2,S"
_FIX = "Make the folder writable, or give another one as [mail] dir."


def make_maildir(folder: Path) -> None:
    """Make the folders of a maildir, for this user alone."""
    for name in _FOLDERS:
        (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)


@dataclass(frozen=True, slots=True)
class Maildir:
    """Lays mails into a maildir; one that lies there already, read or not, is not laid in again."""

    folder: Path

    def send(self, packet: Packet) -> None:
        """Write and flush under `tmp`, then move into `new` in one step.

        Raises:
            MailServerError: the folder cannot be written.
        """
        name = f"{packet.mail_id}.{socket.gethostname().replace('/', '_').replace(':', '_')}"
        try:
            make_maildir(self.folder)
            if self._lies_there(name):
                return
            write_file(self.folder / "tmp" / name, [_envelope(packet), packet.content], label="mail")
            rename_noreplace(self.folder / "tmp" / name, self.folder / "new" / name, label="mail")
            fsync_dir(self.folder / "new", label="maildir")
        except FileExistsError:
            return
        except OSError as error:
            raise _unwritable(self.folder, error) from error

    def _lies_there(self, name: str) -> bool:
        return (self.folder / "new" / name).exists() or any((self.folder / "cur").glob(f"{name}*"))

    def check(self) -> str:
        """Look whether the folder can be written, or made where it is not there yet; nothing is changed.

        Raises:
            MailServerError: it cannot.
        """
        place = next(
            place for place in (self.folder / "new", self.folder, *self.folder.parents) if place.exists()
        )
        if not (place.is_dir() and os.access(place, os.W_OK | os.X_OK)):
            raise MailServerError(f"{place} cannot be written, so no mail can be laid there.", fix=_FIX)
        return f"mails are laid into {self.folder}"


def _envelope(packet: Packet) -> bytes:
    return f"Return-Path: <{packet.sender}>\r\nDelivered-To: {packet.to}\r\n".encode("ascii", "replace")


def _unwritable(folder: Path, error: OSError) -> MailServerError:
    return MailServerError(
        f"The maildir {folder} cannot be written: {error.strerror or error}.",
        fix=_FIX,
    )


@dataclass(frozen=True, slots=True)
class Inbox:
    """A maildir that the shop's mail server puts returned mails into."""

    folder: Path

    def unread(self) -> Iterator[tuple[Path, bytes]]:
        """Yield what nobody has looked at; of a huge file only its beginning, as reports stand at the beginning."""
        new = self.folder / "new"
        for path in sorted(new.iterdir()) if new.is_dir() else ():
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    yield path, file.read(_BIGGEST)

    def done(self, path: Path) -> None:
        """Mark one as read, as every mail program does: it is kept in `cur`."""
        (self.folder / "cur").mkdir(mode=0o700, exist_ok=True)
        path.rename(self.folder / "cur" / f"{path.name.partition(':')[0]}{_SEEN}")

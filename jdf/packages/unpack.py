"""Write the parts of a package into a folder: under safe names only, inside it only, over nothing that is there."""

import hashlib
import os
import posixpath
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from jdf.errors import PackageNotWritableError, PackageRefusedError, XmlRefusedError
from jdf.packages.limits import PACKAGE_LIMITS, PackageLimits
from jdf.packages.linked import relinked
from jdf.packages.part import MEDIA_TYPES, PackagePart, PartHead, location_of
from jdf.packages.safe_names import SafeNames

_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_SUFFIXES: Final = {kind: suffix for suffix, kind in reversed(MEDIA_TYPES.items())}


@dataclass(frozen=True, slots=True)
class UnpackedPart:
    """A part that lies in the folder now; `path` counts from there, the digest is of what was written."""

    location: str
    name_given: str
    media_type: str
    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What was written, in the package's order.

    `dangling` are the `cid:` URLs that no part answers to, `unread` the paths of tickets that are no sound XML:
    they lie there as they came.
    """

    parts: tuple[UnpackedPart, ...]
    dangling: tuple[str, ...]
    unread: tuple[str, ...]


def unpack(parts: Iterable[PackagePart], folder: Path, *, limits: PackageLimits = PACKAGE_LIMITS) -> Unpacked:
    """Write every part into a folder that exists; tickets name the files by their new names.

    If anything goes wrong, what was written is taken away again.

    Raises:
        PackageNotWritableError: a file of that name is there already.
        PackageBrokenError: the package breaks off.
        PackageRefusedError: it holds more than is accepted.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    work = _Unpacking(handle, folder, limits)
    try:
        return work.run(parts)
    except BaseException:
        work.take_back()
        raise
    finally:
        os.close(handle)


@dataclass(slots=True)
class _Unpacking:
    """The state of one unpacking: where each part went, and the tickets that wait for all names to be known."""

    handle: int
    folder: Path
    limits: PackageLimits
    names: SafeNames = field(default_factory=SafeNames)
    paths: dict[str, str] = field(default_factory=dict)
    tickets: dict[int, tuple[PartHead, bytes]] = field(default_factory=dict)
    written: dict[int, UnpackedPart] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    made_folders: list[str] = field(default_factory=list)
    dangling: dict[str, None] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def run(self, parts: Iterable[PackagePart]) -> Unpacked:
        held = 0
        for part in parts:
            head = part.head
            self._name(head)
            if not head.is_ticket:
                self.written[head.number] = self._write(head, part.chunks())
                continue
            self.tickets[head.number] = head, part.read()
            held += len(self.tickets[head.number][1])
            if held > self.limits.ticket_bytes:
                raise PackageRefusedError(
                    "package-ticket-too-large",
                    f"the tickets of the package have more than {self.limits.ticket_bytes} bytes together",
                )
        for number, (head, data) in self.tickets.items():
            self.written[number] = self._write(head, [self._relinked(head, data)])
        in_order = tuple(self.written[number] for number in sorted(self.written))
        return Unpacked(in_order, tuple(self.dangling), tuple(self.unread))

    def _name(self, head: PartHead) -> None:
        """Choose where a part will lie; the first part of an id is the one that URLs mean."""
        path = self.names.path(_wished(head), head.number)
        self.paths.setdefault(head.location or f"#{head.number}", path)
        self.paths[f"#{head.number}"] = path

    def _write(self, head: PartHead, chunks: Iterable[bytes | memoryview]) -> UnpackedPart:
        path = self.paths[f"#{head.number}"]
        digest, size = hashlib.sha256(), 0
        with self._new_file(path) as handle:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                _write_whole(handle, chunk, path)
        given = head.file_name or head.location
        return UnpackedPart(head.location, given, head.media_type, path, size, digest.hexdigest())

    @contextmanager
    def _new_file(self, path: str) -> Iterator[int]:
        """Open a new file, folder by folder and through no link."""
        *above, name = path.split("/")
        here = os.dup(self.handle)
        try:
            for depth, step in enumerate(above, 1):
                self._make_folder(step, here, "/".join(above[:depth]))
                below = os.open(step, _FOLDER, dir_fd=here)
                os.close(here)
                here = below
            handle = os.open(name, _NEW_FILE, 0o644, dir_fd=here)
        except OSError as fault:
            raise PackageNotWritableError(
                f"{self.folder / path} cannot be written: {fault.strerror}; choose an empty folder"
            ) from fault
        finally:
            os.close(here)
        self.made.append(path)
        try:
            yield handle
        finally:
            os.close(handle)

    def _make_folder(self, step: str, here: int, path: str) -> None:
        with suppress(FileExistsError):
            os.mkdir(step, 0o755, dir_fd=here)
            self.made_folders.append(path)

    def _relinked(self, head: PartHead, data: bytes) -> bytes:
        """Let a ticket name the files as they lie now; one that is no sound XML stays as it came."""
        path = self.paths[f"#{head.number}"]
        try:
            return relinked(data, self._renaming(head, path))
        except XmlRefusedError:
            self.unread.append(path)
            return data

    def _renaming(self, head: PartHead, path: str) -> Callable[[str], str]:
        """Return what a URL of a ticket becomes where the ticket lies now."""
        mine = posixpath.dirname(path) or "."
        above = posixpath.dirname(head.location)

        def rename(url: str) -> str:
            location = location_of(url)
            found = self.paths.get(location or posixpath.normpath(posixpath.join(above, unquote(url))))
            if found is None:
                if location:
                    self.dangling[url] = None
                return url
            other = posixpath.relpath(found, mine)
            return url if unquote(url) == other else quote(other)

        return rename

    def take_back(self) -> None:
        """Remove what this unpacking wrote."""
        for path in self.made:
            with suppress(OSError):
                os.unlink(path, dir_fd=self.handle)
        for path in reversed(self.made_folders):
            with suppress(OSError):
                os.rmdir(path, dir_fd=self.handle)


def _write_whole(handle: int, chunk: bytes | memoryview, path: str) -> None:
    """Write all of a piece; the system may take it in several bites."""
    view = memoryview(chunk)
    try:
        while view:
            view = view[os.write(handle, view) :]
    except OSError as fault:
        raise PackageNotWritableError(f"{path} cannot be written whole: {fault.strerror}") from fault


def _wished(head: PartHead) -> str:
    """Return the name a part would like: its file name, else its id with the suffix of its media type."""
    in_zip = head.size is not None
    name = head.location if in_zip else (head.file_name or head.location.partition("@")[0])
    name = name if in_zip else name.replace("\\", "/").rpartition("/")[2]
    suffix = _SUFFIXES.get(head.media_type, "")
    name = name or f"part-{head.number}"
    known = "." + name.lower().rpartition(".")[2] in MEDIA_TYPES
    return name if known or not suffix or in_zip else name + suffix

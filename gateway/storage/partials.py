"""The files of uploads that are not whole yet: they outlive a restart, and one writer at a time holds each.

How long such a file truly is, the database knows: what lies beyond the flushed length may be anything after a power
cut and is cut off when the file is opened again.
"""

import os
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from adapters.durable import fsync_dir, unlink
from gateway.domain.errors import LeaseLostError
from gateway.storage.hashed_file import Chunk, Digests, HashedFile

_READ_BYTES = 4 << 20
_REMEMBERED = 1000
_LABEL = "upload"


def _nothing() -> None:
    """Do nothing."""


def taken_over() -> LeaseLostError:
    """Return the refusal of a writer that another has followed."""
    return LeaseLostError(
        "Another request goes on with this upload.",
        why="Only one may write at a time, and this one was silent too long.",
        fix="Ask with HEAD how far the upload is and go on from there.",
    )


class Partial:
    """An upload's file in the hands of its one writer."""

    def __init__(self, upload_id: str, file: HashedFile, turn: ThreadPoolExecutor) -> None:
        self.upload_id = upload_id
        self._file, self._turn, self._guard = file, turn, threading.Lock()
        self._start = file.digests.copy()
        self._sound = self._held = True

    @property
    def size(self) -> int:
        """Return how many bytes there are, flushed or not."""
        return self._file.size

    @property
    def digests(self) -> Digests:
        """Return the hashes of all that was written."""
        return self._file.digests

    @property
    def sound(self) -> bool:
        """Say whether every write so far went well, so that length and hashes can be trusted."""
        return self._sound

    def write(self, chunks: Sequence[Chunk]) -> None:
        """Add chunks.

        Raises:
            LeaseLostError: somebody else holds the file now.
        """
        with self._guard:
            self._check()
            self._sound = False
            self._file.write(chunks)
            self._sound = True

    def flush(self) -> int:
        """Flush the file; return the length that is safe now. Others may write meanwhile."""
        with self._guard:
            self._check()
            size = self.size
        self._file.flush(_LABEL)
        return size

    def in_background(self, task: Callable[[], None]) -> "Future[None]":
        """Let a task be done while more is received."""
        return self._turn.submit(task)

    def take_back(self) -> None:
        """Forget all that this writer wrote."""
        with self._guard:
            self._check()
            self._file.cut(self._start.copy())
            self._sound = True

    def fence(self) -> None:
        """Let this writer write no more."""
        with self._guard:
            self._held = False

    def close(self) -> None:
        """Close the file."""
        with self._guard:
            self._held = False
            self._file.close()

    def _check(self) -> None:
        if not self._held:
            raise taken_over()


class Partials:
    """A folder of partial files, on the disk of the blobs, so that the end of an upload is a rename and no copy."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._helper = ThreadPoolExecutor(4, "md5")
        self._flushers = ThreadPoolExecutor(4, "flush")
        self._guard = threading.Lock()
        self._held: dict[str, Partial] = {}
        self._known: OrderedDict[str, Digests] = OrderedDict()

    def free_bytes(self) -> int:
        """Return how much room is left on the disk."""
        return shutil.disk_usage(self._folder).free

    def path(self, upload_id: str) -> Path:
        """Return where an upload's bytes lie."""
        return self._folder / upload_id

    def length(self, upload_id: str) -> int:
        """Return how long the file is, 0 where there is none."""
        try:
            return self.path(upload_id).stat().st_size
        except FileNotFoundError:
            return 0

    def hold(self, upload_id: str, at: int, progress: Callable[[], None] = _nothing) -> Partial:
        """Open an upload's file at a length known to be safe; who held it before writes no more.

        Its hashes are remembered, or found by reading the file again, with word of the progress now and then.
        """
        with self._guard:
            before = self._held.pop(upload_id, None)
            digests = self._known.pop(upload_id, None)
        if before is not None:
            before.fence()
        descriptor = self._open(upload_id)
        try:
            os.ftruncate(descriptor, at)
            if digests is None or digests.size != at:
                digests = _read(descriptor, at, progress)
            partial = Partial(upload_id, HashedFile(descriptor, self._helper, digests), self._flushers)
        except BaseException:
            os.close(descriptor)
            raise
        with self._guard:
            self._held[upload_id] = partial
        return partial

    def _open(self, upload_id: str) -> int:
        path = self.path(upload_id)
        try:
            return os.open(path, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
            fsync_dir(self._folder, label="upload-folder")
            return descriptor

    def release(self, partial: Partial) -> None:
        """Close a file until its next writer comes; its hashes are remembered where they can be trusted."""
        with self._guard:
            held = self._held.get(partial.upload_id) is partial
            if held:
                del self._held[partial.upload_id]
            if held and partial.sound:
                self._known[partial.upload_id] = partial.digests
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        partial.close()

    def remove(self, upload_id: str) -> None:
        """Remove an upload's bytes; who writes them is stopped."""
        with self._guard:
            held = self._held.pop(upload_id, None)
            self._known.pop(upload_id, None)
        if held is not None:
            held.fence()
        unlink(self.path(upload_id), label=_LABEL)

    def all(self) -> Iterator[str]:
        """Yield the id of every upload that has a file."""
        yield from (path.name for path in self._folder.iterdir())


def _read(descriptor: int, length: int, progress: Callable[[], None]) -> Digests:
    """Return the hashes of the file's first bytes."""
    digests = Digests()
    while digests.size < length:
        chunk = os.pread(descriptor, min(_READ_BYTES, length - digests.size), digests.size)
        if not chunk:
            raise OSError(f"the file ends at {digests.size} bytes, {length} were flushed")
        digests.sha256.update(chunk)
        digests.md5.update(chunk)
        digests.size += len(chunk)
        progress()
    return digests

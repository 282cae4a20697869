"""Content-addressed files: whole, fsynced and known by their SHA-256, or not there at all.

Our own few lines, because the kept library's local store never fsyncs (measured; docs/decisions/0004).
"""

import shutil
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from adapters.durable import fsync_dir, rename_noreplace
from gateway.domain.errors import StorageFullError
from gateway.storage.hashed_file import Blob, Chunk, HashedFile

RESERVE_BYTES = 64 << 20


class Incoming(Protocol):
    """A file being received, chunk by chunk."""

    @property
    def size(self) -> int: ...  # noqa: D102

    @property
    def sha256(self) -> str: ...  # noqa: D102

    def write(self, *chunks: Chunk) -> None: ...  # noqa: D102

    def keep(self) -> Blob: ...  # noqa: D102

    def discard(self) -> None: ...  # noqa: D102


class BlobStore(Protocol):
    """Where files and tickets are kept."""

    def receive(self, name: str) -> Incoming: ...  # noqa: D102

    def put(self, data: bytes, name: str) -> Blob: ...  # noqa: D102

    def take(self, path: Path, blob: Blob) -> None: ...  # noqa: D102

    def read(self, sha256: str) -> bytes: ...  # noqa: D102

    def local_path(self, sha256: str) -> Path: ...  # noqa: D102

    def has(self, sha256: str) -> bool: ...  # noqa: D102

    def all(self) -> Iterator[str]: ...  # noqa: D102


class LocalIncoming:
    """Writes a temporary file while hashing it; `keep` makes it durable before it gets its name."""

    def __init__(self, blobs: BlobStore, path: Path, helper: Executor) -> None:
        self._blobs, self._path = blobs, path
        self._file = HashedFile.create(path, helper)

    @property
    def size(self) -> int:
        """Return how many bytes have arrived."""
        return self._file.size

    @property
    def sha256(self) -> str:
        """Return the hash of what has arrived so far."""
        return self._file.digests.sha256.hexdigest()

    def write(self, *chunks: Chunk) -> None:
        """Add chunks."""
        self._file.write(chunks)

    def keep(self) -> Blob:
        """Flush the file and hand it over to the store."""
        self._file.flush("blob")
        self._file.close()
        blob = self._file.digests.blob()
        self._blobs.take(self._path, blob)
        return blob

    def discard(self) -> None:
        """Forget what was received."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def path_of(folder: Path, sha256: str) -> Path:
    """Return where a blob lies: `cas/ab/abcd...`."""
    return folder / "cas" / sha256[:2] / sha256


class LocalBlobs:
    """Blobs in a local folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._helper = ThreadPoolExecutor(2, "md5")
        for name in ("cas", "tmp"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def clean(self, before: float = float("inf")) -> int:
        """Remove what uploads left that were interrupted before this time; return how many files that were.

        Called once, at the start; where others may be receiving files now, `before` spares theirs.
        Resumable uploads do not lie here but in `Partials`, and outlive a restart.
        """
        left = [path for path in (self._folder / "tmp").iterdir() if path.stat().st_mtime < before]
        for path in left:
            path.unlink()
        return len(left)

    def receive(self, name: str) -> LocalIncoming:
        """Begin to receive a file; refuses before the first byte when the disk is nearly full."""
        return self.receive_for(self, name)

    def receive_for(self, store: BlobStore, name: str) -> LocalIncoming:
        """Begin to receive a file that another store, which has this folder before it, will take."""
        self.refuse_when_full()
        return LocalIncoming(store, self._folder / "tmp" / name, self._helper)

    def refuse_when_full(self) -> None:
        """Refuse a file while there is still room for what is under way.

        Raises:
            StorageFullError: the disk is nearly full.
        """
        if shutil.disk_usage(self._folder).free < RESERVE_BYTES:
            raise StorageFullError(
                "There is no room left for your file, so it was not accepted.",
                why=f"Less than {RESERVE_BYTES >> 20} MB are free where the gateway keeps files.",
                fix="The shop must free space; then send the file again.",
            )

    def take(self, path: Path, blob: Blob) -> None:
        """Give a whole, flushed file of the same disk its final name, without overwriting; done twice, it stays done.

        Raises:
            FileNotFoundError: there is neither the file nor the blob.
        """
        final = path_of(self._folder, blob.sha256)
        final.parent.mkdir(exist_ok=True)
        try:
            rename_noreplace(path, final, label="blob")
        except FileExistsError:
            path.unlink(missing_ok=True)
        except FileNotFoundError:
            if not final.exists():
                raise
        fsync_dir(final.parent, label="blob-folder")
        fsync_dir(final.parent.parent, label="blob-folder")

    def put(self, data: bytes, name: str) -> Blob:
        """Keep bytes that are already in memory."""
        incoming = self.receive(name)
        incoming.write(data)
        return incoming.keep()

    def read(self, sha256: str) -> bytes:
        """Return a blob's bytes."""
        return self.local_path(sha256).read_bytes()

    def local_path(self, sha256: str) -> Path:
        """Return where a blob can be opened for reading."""
        return path_of(self._folder, sha256)

    def has(self, sha256: str) -> bool:
        """Say whether the blob is kept."""
        return self.local_path(sha256).exists()

    def all(self) -> Iterator[str]:
        """Yield the hash of every blob kept."""
        yield from (path.name for path in (self._folder / "cas").glob("*/*"))

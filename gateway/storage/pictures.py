"""Page pictures that were drawn before: a folder that may be deleted at any time, kept below a size.

A picture is whole under its name or not there at all (temporary name, then rename). Nothing is fsynced: what a power
cut leaves half written is not of the length it tells, and is drawn again.
"""

import os
import threading
import uuid
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 512 << 20
_KEEP = 0.8


class PictureShelf:
    """Packed pictures by key; those not looked at for longest go first when there are too many."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder, self._most = folder, most_bytes
        self._turn = threading.Lock()
        self._bytes: int | None = None

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key, and remember that it was wanted."""
        path = self._path(key)
        try:
            data = path.read_bytes()
            os.utime(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{uuid.uuid4().hex}.tmp")
        try:
            fresh.write_bytes(data)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        self._grown(len(data))

    def _path(self, key: str) -> Path:
        """Return where a key lies; keys begin with a SHA-256."""
        return self._folder / key[:2] / key

    def _grown(self, size: int) -> None:
        with self._turn:
            self._bytes = self._total() if self._bytes is None else self._bytes + size
            if self._bytes > self._most:
                self._bytes = self._thinned()

    def _total(self) -> int:
        return sum(size for _, size, _ in self._all())

    def _all(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self._folder.glob("*/*"):
            with suppress(FileNotFoundError):  # somebody else may be clearing the folder
                told = path.stat()
                found.append((told.st_mtime, told.st_size, path))
        return found

    def _thinned(self) -> int:
        """Remove the longest unseen until the rest is well below the limit; return what is left."""
        everything = sorted(self._all())
        left = sum(size for _, size, _ in everything)
        for _, size, path in everything:
            if left <= self._most * _KEEP:
                break
            path.unlink(missing_ok=True)
            left -= size
        return left

"""A file that is hashed while it is written: nothing is read again to know it.

MD5, which JDF asks for, takes longer than writing and SHA-256 together (measured), so it has a thread of its own.
"""

import ctypes
import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from adapters.durable import effect

_MOST_PIECES = 512
_START_WRITING = 2
"""SYNC_FILE_RANGE_WRITE of sync_file_range(2)."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A stored file's identity."""

    sha256: str
    md5: str
    size: int


def _md5() -> "hashlib._Hash":
    return hashlib.md5(usedforsecurity=False)


@dataclass(slots=True)
class Digests:
    """The hashes of the first `size` bytes of a file."""

    size: int = 0
    sha256: "hashlib._Hash" = field(default_factory=hashlib.sha256)
    md5: "hashlib._Hash" = field(default_factory=_md5)

    def copy(self) -> Self:
        """Return the hashes as they are now."""
        return type(self)(self.size, self.sha256.copy(), self.md5.copy())

    def blob(self) -> Blob:
        """Return what is known of the bytes so far."""
        return Blob(self.sha256.hexdigest(), self.md5.hexdigest(), self.size)


class HashedFile:
    """An open file; its hashes hold for what was written, or for what `digests` were told of before."""

    def __init__(self, descriptor: int, helper: Executor, digests: Digests | None = None) -> None:
        self._descriptor, self._helper = descriptor, helper
        self.digests = digests or Digests()
        os.lseek(descriptor, self.digests.size, os.SEEK_SET)

    @classmethod
    def create(cls, path: Path, helper: Executor) -> Self:
        """Make a new file; a name in use is refused."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        return cls(os.open(path, flags, 0o666), helper)

    @property
    def size(self) -> int:
        """Return how many bytes were written."""
        return self.digests.size

    def write(self, chunks: Sequence[bytes]) -> None:
        """Add chunks; where the disk refuses them the file and its hashes no longer agree, and both must go."""
        other = self._helper.submit(_update, self.digests.md5, chunks)
        try:
            self._write(chunks)
            _update(self.digests.sha256, chunks)
        finally:
            other.result()
        written = sum(map(len, chunks))
        _start_writing(self._descriptor, self.digests.size, written)
        self.digests.size += written

    def _write(self, chunks: Sequence[bytes]) -> None:
        for start in range(0, len(chunks), _MOST_PIECES):
            rest = [memoryview(chunk) for chunk in chunks[start : start + _MOST_PIECES]]
            while rest:
                rest = _after(rest, os.writev(self._descriptor, rest))

    def flush(self, label: str) -> None:
        """Flush what was written to the disk."""
        with effect("fsync", label):
            os.fsync(self._descriptor)

    def cut(self, digests: Digests) -> None:
        """Go back to an earlier length, whose hashes were kept."""
        os.ftruncate(self._descriptor, digests.size)
        os.lseek(self._descriptor, digests.size, os.SEEK_SET)
        self.digests = digests

    def close(self) -> None:
        """Close the file; closed twice it stays closed."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


_call = getattr(ctypes.CDLL(None), "sync_file_range", None)


def _start_writing(descriptor: int, offset: int, size: int) -> None:
    """Let the disk begin with these bytes now, so that a flush later has little left to do; a hint, no promise."""
    if _call is not None:
        _call(descriptor, ctypes.c_int64(offset), ctypes.c_int64(size), _START_WRITING)


def _update(digest: "hashlib._Hash", chunks: Sequence[bytes]) -> None:
    for chunk in chunks:
        digest.update(chunk)


def _after(pieces: list[memoryview], written: int) -> list[memoryview]:
    """Return what a short write left."""
    for number, piece in enumerate(pieces):
        if written < len(piece):
            return [piece[written:], *pieces[number + 1 :]]
        written -= len(piece)
    return []

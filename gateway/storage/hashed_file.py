"""A file that is hashed while it is written: nothing is read again to know it.

MD5, which JDF asks for, takes longer than writing and SHA-256 together (measured), so it and SHA-256 have threads of
their own. A large aligned chunk goes past the page cache where the file system can: on the way through it a file
costs up to three times what hashing it does (measured; docs/decisions/0015).
"""

import ctypes
import errno
import fcntl
import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import Executor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from adapters.durable import effect

Chunk = bytes | memoryview
_MOST_PIECES = 512
_START_WRITING = 2
"""SYNC_FILE_RANGE_WRITE of sync_file_range(2)."""
_DIRECT = getattr(os, "O_DIRECT", 0)
_EVEN = 4096
"""What offset and length of a direct write are multiples of, on any disk."""


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

    def write(self, chunks: Sequence[Chunk]) -> None:
        """Add chunks; where the disk refuses them the file and its hashes no longer agree, and both must go."""
        hashes = self.digests.md5, self.digests.sha256
        others = [self._helper.submit(_update, digest, chunks) for digest in hashes]
        try:
            direct = self._write_direct(chunks)
            self._write(chunks if not direct else [chunks[0][direct:]])
        finally:
            wait(others)
        for other in others:
            other.result()
        written = sum(map(len, chunks))
        if written > direct:
            _start_writing(self._descriptor, self.digests.size + direct, written - direct)
        self.digests.size += written

    def _write_direct(self, chunks: Sequence[Chunk]) -> int:
        """Write a lent buffer past the page cache; return how much of it the file system took that way."""
        chunk = chunks[0] if len(chunks) == 1 else b""
        if not isinstance(chunk, memoryview) or self.digests.size % _EVEN or len(chunk) % _EVEN:
            return 0
        flags = fcntl.fcntl(self._descriptor, fcntl.F_GETFL)
        try:
            fcntl.fcntl(self._descriptor, fcntl.F_SETFL, flags | _DIRECT)
            return os.write(self._descriptor, chunk)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
            return 0  # this file system cannot, or wants the memory aligned otherwise
        finally:
            fcntl.fcntl(self._descriptor, fcntl.F_SETFL, flags)

    def _write(self, chunks: Sequence[Chunk]) -> None:
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


def _update(digest: "hashlib._Hash", chunks: Sequence[Chunk]) -> None:
    for chunk in chunks:
        digest.update(chunk)


def _after(pieces: list[memoryview], written: int) -> list[memoryview]:
    """Return what a short write left."""
    for number, piece in enumerate(pieces):
        if written < len(piece):
            return [piece[written:], *pieces[number + 1 :]]
        written -= len(piece)
    return []

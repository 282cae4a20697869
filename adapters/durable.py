"""The one door for effects on disk that must survive a crash.

Why one door: delivery is exactly once only while the order *write, flush, rename, flush the folder* holds
everywhere, and a crash test can only stop between two steps that it can see. So each step here announces
itself to one optional observer, before and after, with a label in the reader's words ("ticket", "asset",
"hot-folder"). Nothing else in adapters or storage calls fsync, rename or unlink for a file that matters.

Link and then unlink never stands in for a rename: a kill between the two would leave the name twice.
"""

import ctypes
import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

_AT_FDCWD = -100
_RENAME_NOREPLACE = 1
_NOT_OFFERED = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP})


class Points(Protocol):
    """An observer: it is told of each step, before and after, and may end the process there."""

    def __call__(self, operation: str, moment: str, label: str) -> None:
        """Take notice of one moment.

        Args:
            operation: commit, fsync, rename, unlink, enqueue or post.
            moment: before or after.
            label: what it is done to, e.g. "ticket" or "hot-folder".
        """


_observers: list[Points] = []


def observe(hook: Points | None) -> None:
    """Let one observer see every durable step from now on; None sends it away.

    Why: crash tests end the process at the n-th step. In ordinary running nobody observes.
    """
    _observers[:] = [] if hook is None else [hook]


def _tell(operation: str, moment: str, label: str) -> None:
    for hook in _observers:
        hook(operation, moment, label)


@contextmanager
def effect(operation: str, label: str) -> Iterator[None]:
    """Announce a durable step that is made elsewhere, such as a database commit, before and after it.

    A step that raises has no "after": it did not happen.
    """
    _tell(operation, "before", label)
    yield
    _tell(operation, "after", label)


def write_file(path: Path, source: Iterable[bytes], *, label: str) -> None:
    """Write a whole file under a working name and flush it; what an earlier crash left there is replaced.

    The name is always a fresh inode (O_EXCL), so a link somebody placed there is never written through. When
    the disk refuses (full, quota, I/O error) or the source fails, the part is removed and the error raised:
    after a failed flush the content counts as lost and is written again from the start.
    """
    with suppress(FileNotFoundError):
        path.unlink()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
    try:
        with os.fdopen(descriptor, "wb", buffering=0) as file:
            for chunk in source:
                _write_all(file.write, chunk)
            with effect("fsync", label):
                os.fsync(file.fileno())
    except Exception:
        with suppress(OSError):
            path.unlink()
        raise


def _write_all(write: Callable[[memoryview], int | None], chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[write(rest) or 0 :]


def make_folder(path: Path, *, label: str) -> None:
    """Make one folder and flush the entry in its parent; a folder that is there already is left as it is."""
    if path.is_dir() and not path.is_symlink():
        return
    path.mkdir()
    fsync_dir(path.parent, label=label)


def fsync_dir(path: Path, *, label: str) -> None:
    """Flush a folder's entries, so that a name given or moved there outlives a power cut.

    Some network file systems have nothing to flush for a folder and answer EINVAL; that is no failure.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with effect("fsync", label):
            _flush_entries(descriptor)
    finally:
        os.close(descriptor)


def _flush_entries(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno not in _NOT_OFFERED:
            raise


def rename_noreplace(src: Path, dst: Path, *, label: str) -> None:
    """Move a file or folder to a name that nobody holds, in one step that either happened or did not.

    Raises:
        FileExistsError: the name is taken; nothing was moved.
        FileNotFoundError: there is nothing at `src`, or the folder of `dst` is gone.
        OSError: whatever else the file system says (other file system, read-only, full).
    """
    with effect("rename", label):
        problem = _renameat2(src, dst)
        if problem in _NOT_OFFERED:
            _rename_to_free_name(src, dst)
        elif problem:
            raise OSError(problem, os.strerror(problem), str(src), None, str(dst))


def _renameat2(src: Path, dst: Path) -> int:
    """Ask the kernel for renameat2(RENAME_NOREPLACE) and return the errno, 0 for done."""
    call = getattr(_libc, "renameat2", None)
    if call is None:
        return errno.ENOSYS
    done: int = call(_AT_FDCWD, os.fsencode(src), _AT_FDCWD, os.fsencode(dst), _RENAME_NOREPLACE)
    return 0 if done == 0 else ctypes.get_errno()


_libc = ctypes.CDLL(None, use_errno=True)


def _rename_to_free_name(src: Path, dst: Path) -> None:
    """Rename plainly where no exclusive rename is offered; safe while names are never used twice."""
    if os.path.lexists(dst):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(src), None, str(dst))
    src.rename(dst)


def rename_over(src: Path, dst: Path, *, label: str) -> None:
    """Put a file in the place of one that is ours, in one step: a reader sees the old one or the new one, whole."""
    with effect("rename", label):
        src.replace(dst)


def unlink(path: Path, *, label: str) -> None:
    """Remove a file; one that is gone already counts as removed, so that the step can be done twice."""
    with effect("unlink", label), suppress(FileNotFoundError):
        path.unlink()


def rmtree(path: Path, *, label: str) -> None:
    """Remove a folder and what is in it, never following a link; a folder that is gone counts as removed."""
    with effect("unlink", label), suppress(FileNotFoundError):
        shutil.rmtree(path)


def supports_noreplace(folder: Path) -> bool:
    """Try whether the file system of this folder offers the exclusive rename; leaves nothing behind.

    Why it needs a file: the kernel looks the names up first and asks the file system about the flag only
    then.
    """
    name = f".gw-probe-{secrets.token_hex(8)}"
    first, second = folder / f"{name}.a", folder / f"{name}.b"
    try:
        first.touch(exist_ok=False)
        return _renameat2(first, second) == 0
    finally:
        first.unlink(missing_ok=True)
        second.unlink(missing_ok=True)

"""The child: gives up its rights, reads one file, writes one answer, ends."""

import fcntl
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NoReturn

from preflight import codec
from preflight.annotate import annotate
from preflight.failure import CollectFailure, Reason, TooComplexError
from preflight.imports.door import read_foreign
from preflight.imports.foreign_report import FOREIGN_SCHEMA
from preflight.mending.mender import mend
from preflight.picture import pack_picture
from preflight.pixels.ink_picture import draw_ink
from preflight.pixels.reader import read_pixels
from preflight.reader import facts_in_parts
from preflight.reading.references import bearable_tables
from preflight.render import draw
from preflight.sandbox.confine import (
    deny_files_and_network,
    deny_system_calls,
    die_with_parent,
    has_no_new_rights,
    leave_root,
)
from preflight.sandbox.frames import framed
from preflight.sandbox.protocol import (
    DESCRIPTION_SCHEMA,
    FAILURE_SCHEMA,
    Description,
    Errand,
    Limits,
    Request,
)
from preflight.sandbox.trials import attempt

_STDERR_FD, _ANSWER_FD, _FILE_FD, _SPARE_FD = 2, 3, 4, 16
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class _Gaps:
    """Why a layer is not in force; empty where it is."""

    root: str
    landlock: str
    seccomp: str


def run(request: Request, answer_fd: int, file_fd: int) -> NoReturn:
    """Do one errand and end; whatever goes wrong in Python is told as a failure."""
    code = 1
    try:
        root = leave_root()
        _keep_only(answer_fd, file_fd)
        for piece in _outcome(request, root):
            _write(piece)
        code = 0
    finally:
        os._exit(code)


def _outcome(request: Request, root: str) -> Iterator[bytes]:
    """Yield the answer, in pieces where it is known in pieces; `root` says why this process is still root's."""
    try:
        _limit(request.limits)
        gaps = _confine(root)
        if request.errand is Errand.FACTS:
            yield from _facts(request)
        else:
            yield _done(request, gaps)
    except (TooComplexError, MemoryError) as fault:
        yield _failed(request, Reason.TOO_COMPLEX, str(fault) or "out of memory")
    except Exception as fault:  # noqa: BLE001 - the border of the sandbox: every fault becomes a value
        yield _failed(request, Reason.CRASHED, f"{type(fault).__name__}: {fault}"[:500])


def _confine(root: str) -> _Gaps:
    landlock = deny_files_and_network()
    return _Gaps(root, landlock, deny_system_calls(opens_files=not landlock))


def _facts(request: Request) -> Iterator[bytes]:
    with os.fdopen(_FILE_FD, "rb") as file:
        for part in facts_in_parts(file, sha256=request.sha256):
            yield framed(part)


def _failed(request: Request, reason: Reason, detail: str) -> bytes:
    failure = CollectFailure(reason, detail)
    return framed(failure) if request.errand is Errand.FACTS else codec.dump(failure, FAILURE_SCHEMA).encode()


def _done(request: Request, gaps: _Gaps) -> bytes:
    if request.errand is Errand.DESCRIBE:
        return codec.dump(_describe(request.limits, gaps), DESCRIPTION_SCHEMA).encode()
    if request.trial is not None:
        return attempt(request.trial.trial, request.trial.path).encode()
    with os.fdopen(_FILE_FD, "rb") as file:
        return _with_file(request, file)


def _with_file(request: Request, file: BinaryIO) -> bytes:
    bearable_tables(file)
    file.seek(0)
    if request.picture is not None:
        paint = draw_ink if request.picture.ink_limit else draw
        return pack_picture(paint(file, request.picture))
    if request.notes is not None:
        return annotate(file, request.notes.notes)
    if request.fixes is not None:
        return mend(file, request.fixes.fixes)
    if request.errand is Errand.REPORT:
        return codec.dump(read_foreign(file), FOREIGN_SCHEMA).encode()
    return read_pixels(file, sha256=request.sha256).to_json().encode()


def _keep_only(answer_fd: int, file_fd: int) -> None:
    """Close everything but the answer's pipe and the file, and let libraries talk to nobody."""
    die_with_parent()
    kept = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, _SPARE_FD) for descriptor in (answer_fd, file_fd)]
    for descriptor, place in zip(kept, (_ANSWER_FD, _FILE_FD), strict=True):
        os.dup2(descriptor, place)
    os.dup2(os.open(os.devnull, os.O_WRONLY), _STDERR_FD)
    os.closerange(_FILE_FD + 1, os.sysconf("SC_OPEN_MAX"))


def _limit(limits: Limits) -> None:
    """Let the kernel keep the limits; NPROC binds everybody but root, who the child is no longer."""
    table = {
        resource.RLIMIT_AS: limits.address_space_mb << 20,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for which, most in table.items():
        resource.setrlimit(which, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s + 1))


def _write(answer: bytes) -> None:
    left = memoryview(answer)
    while left:
        left = left[os.write(_ANSWER_FD, left) :]


def _describe(limits: Limits, gaps: _Gaps) -> Description:
    environment = tuple(sorted(os.environ))  # noqa: TID251 - the question is what is left of it
    asked = {
        "a process for each file": True,
        "environment of at most five names": len(environment) <= _MOST_NAMES,
        "processor time limit": resource.getrlimit(resource.RLIMIT_CPU)[0] == limits.cpu_s,
        "no written files (size limit)": resource.getrlimit(resource.RLIMIT_FSIZE)[0] == 0,
        "no new rights": has_no_new_rights(),
    }
    kept = tuple(name for name, live in asked.items() if live)
    modules = tuple(sorted(sys.modules))
    root = gaps.root or ("" if os.getuid() and os.geteuid() else "the child is still root")
    return Description(environment, modules, _open_descriptors(), kept, root, gaps.landlock, gaps.seccomp)


def _open_descriptors() -> tuple[int, ...]:
    return tuple(number for number in range(os.sysconf("SC_OPEN_MAX")) if _is_open(number))


def _is_open(number: int) -> bool:
    try:
        fcntl.fcntl(number, fcntl.F_GETFD)
    except OSError:
        return False
    return True

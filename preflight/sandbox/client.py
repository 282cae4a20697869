"""The caller's side: start the fork server, hand it a file, wait for the answer as long as the limits say."""

import hashlib
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Protocol, TypeVar

from preflight import codec
from preflight.facts import Facts
from preflight.failure import CollectFailure, Reason
from preflight.fixup import Fix, FixesWish
from preflight.imports.foreign_report import FOREIGN_SCHEMA, ForeignReport, ForeignReportError
from preflight.mending.why_not import NotFixed, WhyNot
from preflight.notes import MAGIC, Note, NotesWish
from preflight.parts import Assembly, Watch, unwatched
from preflight.picture import (
    NoPicture,
    Picture,
    PictureFailure,
    PictureWish,
    unpack_picture,
)
from preflight.pixels.pixel_facts import PixelFacts
from preflight.sandbox.frames import Frames
from preflight.sandbox.layers import Layer, measured
from preflight.sandbox.protocol import (
    DESCRIPTION_SCHEMA,
    FACTS_LIMITS,
    FAILURE_SCHEMA,
    FIX_LIMITS,
    FIXED_MAGIC,
    NOT_FIXED_SCHEMA,
    NOTES_LIMITS,
    PICTURE_LIMITS,
    PIXEL_LIMITS,
    REPORT_LIMITS,
    Description,
    Errand,
    Limits,
    Request,
    Status,
    TrialWish,
    status_from,
)
from preflight.sandbox.trials import DONE, Trial

_ENVIRONMENT = ("PATH", "LANG", "TZ")
_GRACE_S = 10.0
_STATUS_BYTES = 4096
_BOOT = (
    "import os, sys; fd = int(sys.argv[1]); sys.path[:] = sys.argv[2:]; "
    "os.environ['OPENBLAS_NUM_THREADS'] = '1'; import numpy; del os.environ['OPENBLAS_NUM_THREADS']; "
    "from preflight.sandbox.server import main; main(fd)"
)
_MEANING: dict[int, tuple[Reason, str]] = {
    -signal.SIGXCPU: (Reason.TOO_COMPLEX, "used up its processor time"),
    -signal.SIGKILL: (Reason.TOO_COMPLEX, "was killed, most likely for want of memory"),
    -signal.SIGABRT: (Reason.TOO_COMPLEX, "the PDF library gave up (abort), most likely for want of memory"),
    -signal.SIGSEGV: (Reason.TOO_COMPLEX, "the PDF library broke down (segmentation fault)"),
    -signal.SIGBUS: (Reason.TOO_COMPLEX, "the PDF library broke down (bus error)"),
    -signal.SIGSYS: (Reason.CRASHED, "was stopped: it made a system call that reading a file never needs"),
    0: (Reason.TOO_COMPLEX, "ended without an answer"),
}


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended copy was written: its name by content, and its size."""

    sha256: str
    size_bytes: int


class SandboxUnavailableError(RuntimeError):
    """The fork server does not start here, so that no file can be read; its own words are on stderr."""

    code: ClassVar[str] = "sandbox-unavailable"
    actor: ClassVar[str] = "admin"
    retryable: ClassVar[bool] = True


class _ServerGoneError(Exception):
    """The fork server died or hangs; another one may do better."""


@dataclass(frozen=True, slots=True, eq=False)
class _Server:
    """A running fork server; it ends by itself when nobody holds the other end of its socket."""

    process: subprocess.Popen[bytes]
    control: socket.socket

    def close(self) -> None:
        """Let the server go and take leave of its process."""
        self.control.close()
        try:
            self.process.wait(timeout=_GRACE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


_NONSENSE = CollectFailure(Reason.CRASHED, "the answer is neither what was asked for nor a failure")

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class _Ear(Protocol[T_co]):
    """Listens to an answer while it arrives, and says in the end what it amounts to."""

    def hear(self, data: bytes) -> None:
        """Take what arrived."""

    def outcome(self, failure: CollectFailure | None) -> T_co | CollectFailure:
        """Return the answer; `failure` is how the child ended, None where it ended well."""


_RUNNING: dict[str, _Server] = {}
"""Holds the one server. dict.setdefault and dict.pop are atomic, so that threads need no lock here."""


def start() -> None:
    """Start the fork server now; call this first thing in a program. Calling it again does nothing."""
    _current()


def stop() -> None:
    """End the fork server; the next collect() starts another."""
    server = _RUNNING.pop("server", None)
    if server is not None:
        server.close()


def collect(
    path: Path, *, sha256: str, limits: Limits = FACTS_LIMITS, watch: Watch = unwatched
) -> Facts | CollectFailure:
    """Read the facts of a file in a process of its own; safe to call from several threads at once.

    `watch` is told how far the reading is, in the thread of the caller; what it was shown counts for nothing where
    the reading comes to no end. Raises OSError when this file cannot be opened, SandboxUnavailableError when no file
    can be read here.
    """
    with path.open("rb") as file:
        return _ask(Request(Errand.FACTS, sha256, limits), file.fileno(), lambda: _Parts(Assembly(watch)))


@dataclass(slots=True)
class _Whole:
    """An answer that counts as a whole."""

    chunks: list[bytes] = field(default_factory=list)

    def hear(self, data: bytes) -> None:
        """Take what arrived."""
        self.chunks.append(data)

    def outcome(self, failure: CollectFailure | None) -> bytes | CollectFailure:
        """Return the answer, or why it does not count."""
        return failure or b"".join(self.chunks)


@dataclass(slots=True)
class _Parts:
    """What a child tells of a file part by part."""

    assembly: Assembly
    frames: Frames = field(default_factory=Frames)
    failure: CollectFailure | None = None

    def hear(self, data: bytes) -> None:
        """Take what arrived; a child that talks nonsense is heard no further."""
        if self.failure is not None:
            return
        try:
            for part in self.frames.feed(data):
                if isinstance(part, CollectFailure):
                    self.failure = part
                    return
                self.assembly.add(part)
        except codec.CodecError:
            self.failure = _NONSENSE

    def outcome(self, failure: CollectFailure | None) -> Facts | CollectFailure:
        """Return the facts if all of them were told, however the child ended then; else why they were not."""
        facts = None if self.failure is _NONSENSE else self.assembly.facts()
        return facts or self.failure or failure or _NONSENSE


def draw_page(path: Path, wish: PictureWish, *, limits: Limits = PICTURE_LIMITS) -> Picture | PictureFailure:
    """Draw one page of a file in a process of its own.

    Raises:
        OSError: the file cannot be opened; that is the caller's business.
        SandboxUnavailableError: no child can be had.
    """
    with path.open("rb") as file:
        answer = _ask(Request(Errand.PICTURE, "", limits, wish), file.fileno(), _Whole)
    if isinstance(answer, CollectFailure):
        return _no_picture(answer)
    try:
        return unpack_picture(answer)
    except codec.CodecError:
        return _no_picture(_told_failure(answer))


def measure_pixels(path: Path, *, sha256: str, limits: Limits = PIXEL_LIMITS) -> PixelFacts | CollectFailure:
    """Measure the inks of a file's pages in a process of its own; raises what `collect` raises."""
    with path.open("rb") as file:
        answer = _ask(Request(Errand.PIXELS, sha256, limits), file.fileno(), _Whole)
    if isinstance(answer, CollectFailure):
        return answer
    try:
        return PixelFacts.from_json(answer)
    except codec.CodecError:
        return _told_failure(answer)


def annotated(
    path: Path, notes: tuple[Note, ...], *, limits: Limits = NOTES_LIMITS
) -> bytes | CollectFailure:
    """Return a copy of a file with notes on its pages, made in a process of its own; raises what `collect` raises."""
    with path.open("rb") as file:
        answer = _ask(Request(Errand.NOTES, "", limits, notes=NotesWish(notes)), file.fileno(), _Whole)
    if isinstance(answer, CollectFailure):
        return answer
    return answer.removeprefix(MAGIC) if answer.startswith(MAGIC) else _told_failure(answer)


def fixed(
    path: Path, fixes: tuple[Fix, ...], target: Path, *, limits: Limits = FIX_LIMITS
) -> Fixed | NotFixed:
    """Write a mended copy of a file to a new place, made in a process of its own; the file itself stays as it is.

    Nothing is written where there is no copy. Raises OSError also when the target cannot be written, and else what
    `collect` raises.
    """
    with path.open("rb") as file:
        answer = _ask(Request(Errand.FIX, "", limits, fixes=FixesWish(fixes)), file.fileno(), _Whole)
    if isinstance(answer, CollectFailure):
        return NotFixed(WhyNot(answer.reason.value), answer.detail)
    if not answer.startswith(FIXED_MAGIC):
        return _not_fixed(answer)
    copy = memoryview(answer)[len(FIXED_MAGIC) :]
    target.write_bytes(copy)
    return Fixed(hashlib.sha256(copy).hexdigest(), len(copy))


def _not_fixed(answer: bytes) -> NotFixed:
    try:
        return codec.load(NotFixed, answer, NOT_FIXED_SCHEMA)
    except codec.CodecError:
        failure = _told_failure(answer)
        return NotFixed(WhyNot(failure.reason.value), failure.detail)


def read_report(path: Path, *, limits: Limits = REPORT_LIMITS) -> ForeignReport:
    """Return what the report of another preflight program tells, read in a process of its own.

    Raises:
        ForeignReportError: it is no report that can be read, or reading it came to no end.
        OSError: the report cannot be opened; that is the caller's business.
        SandboxUnavailableError: no child can be had.
    """
    with path.open("rb") as file:
        answer = _ask(Request(Errand.REPORT, "", limits), file.fileno(), _Whole)
    if isinstance(answer, CollectFailure):
        raise _unread(answer)
    try:
        told = codec.load(ForeignReport, answer, FOREIGN_SCHEMA)
    except codec.CodecError as fault:
        raise _unread(_told_failure(answer)) from fault
    if told.refused:
        raise ForeignReportError(told.refused)
    return told


def _unread(failure: CollectFailure) -> ForeignReportError:
    return ForeignReportError(
        f"the report could not be read within its limits: {failure.detail}; export it without pictures"
    )


def describe() -> Description:
    """Ask a child what it can see and do; for the doctor and for tests."""
    with Path(os.devnull).open("rb") as nothing:
        answer = _ask(Request(Errand.DESCRIBE, "", FACTS_LIMITS), nothing.fileno(), _Whole)
    if isinstance(answer, CollectFailure):
        raise SandboxUnavailableError(f"the sandbox cannot describe itself: {answer.detail}")
    return codec.load(Description, answer, DESCRIPTION_SCHEMA)


def try_out(trial: Trial, *, path: str = "", limits: Limits = FACTS_LIMITS) -> str | CollectFailure:
    """Let a child try a forbidden act; return what it says of it, or how it was ended for it.

    `DONE` says that nothing refused it. A file at `path` is not opened here, but left for the child to try.
    """
    with Path(os.devnull).open("rb") as nothing:
        request = Request(Errand.TRIAL, "", limits, trial=TrialWish(trial, path))
        answer = _ask(request, nothing.fileno(), _Whole)
    return answer if isinstance(answer, CollectFailure) else answer.decode(errors="replace")


def layers() -> tuple[Layer, ...]:
    """Say of each protection whether it is in force here, as real children find by trying what it forbids."""
    return measured(describe(), lambda trial: try_out(trial, path=__file__) != DONE)


def _told_failure(answer: bytes) -> CollectFailure:
    try:
        return codec.load(CollectFailure, answer, FAILURE_SCHEMA)
    except codec.CodecError:
        return _NONSENSE


def _no_picture(failure: CollectFailure) -> PictureFailure:
    return PictureFailure(NoPicture(failure.reason.value), failure.detail)


def _current() -> _Server:
    running = _RUNNING.get("server")
    if running is not None:
        return running
    fresh = _launch()
    kept = _RUNNING.setdefault("server", fresh)
    if kept is not fresh:
        fresh.close()
    return kept


def _launch() -> _Server:
    """Start a server with nothing of ours but the places to import from."""
    environment = {name: value for name in _ENVIRONMENT if (value := os.environ.get(name))}  # noqa: TID251 - what is left of it is the point
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        places = [str(Path(place).absolute()) for place in sys.path]
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, "-I", "-c", _BOOT, str(theirs.fileno()), *places],
            env=environment,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
    return _Server(process, ours)


def _ask(request: Request, file_fd: int, begin: Callable[[], _Ear[T]]) -> T | CollectFailure:
    """Send one request and listen; a server that has died is replaced once, and listened to from the beginning."""
    for _ in range(2):
        server = _current()
        try:
            return _exchange(server, request, file_fd, begin())
        except _ServerGoneError:
            if _RUNNING.get("server") is server:
                stop()
    raise SandboxUnavailableError(
        "the fork server of preflight ends as soon as it starts; see its message on stderr"
    )


def _exchange(server: _Server, request: Request, file_fd: int, ear: _Ear[T]) -> T | CollectFailure:
    answer_r, answer_w = os.pipe()
    status_r, status_w = os.pipe()
    try:
        _send(server, request, (answer_w, status_w, file_fd))
    finally:
        os.close(answer_w)
        os.close(status_w)
    deadline = time.monotonic() + request.limits.wall_s + _GRACE_S
    told: list[bytes] = []
    try:
        length = _read(answer_r, request.limits.answer_mb << 20, deadline, ear.hear)
        os.close(answer_r)
        answer_r = -1
        _read(status_r, _STATUS_BYTES, deadline, told.append)
    finally:
        os.close(status_r)
        if answer_r >= 0:
            os.close(answer_r)
    if not told:
        raise _ServerGoneError
    return ear.outcome(_judge(length, status_from(b"".join(told)), request.limits))


def _send(server: _Server, request: Request, descriptors: tuple[int, ...]) -> None:
    try:
        socket.send_fds(server.control, [request.to_bytes()], descriptors)
    except OSError as cause:
        raise _ServerGoneError from cause


def _read(descriptor: int, most: int, deadline: float, hear: Callable[[bytes], None]) -> int:
    """Read to the end of a pipe, but no more than `most` + 1 bytes and not beyond the deadline; return how many."""
    length = 0
    waiting = select.poll()
    waiting.register(descriptor, select.POLLIN)
    while length <= most:
        if not waiting.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise _ServerGoneError
        chunk = os.read(descriptor, min(most + 1 - length, 1 << 20))
        if not chunk:
            break
        length += len(chunk)
        hear(chunk)
    return length


def _judge(length: int, status: Status, limits: Limits) -> CollectFailure | None:
    """Tell an answer from the ways of dying; none of them says that the file is damaged."""
    if status.timed_out:
        return CollectFailure(Reason.TIMEOUT, f"not finished after {limits.wall_s:g} s")
    if status.no_child:
        return CollectFailure(Reason.CRASHED, status.no_child)
    if length > limits.answer_mb << 20:
        return CollectFailure(Reason.TOO_COMPLEX, f"more than {limits.answer_mb} MB of answer")
    if length and status.exit_code == 0:
        return None
    reason, detail = _MEANING.get(status.exit_code, (Reason.CRASHED, f"ended with code {status.exit_code}"))
    return CollectFailure(reason, detail)

"""The fork server: a process that has the PDF library loaded and forks one child for each file.

It never opens a customer's file itself. It alone waits for its children and kills those that are overdue,
so that a process number cannot have been given to somebody else in between.
"""

import codecs
import gc
import io
import os
import selectors
import signal
import socket
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field

from PIL import Image

from preflight.codec import CodecError
from preflight.fixup import Fix
from preflight.mending.mender import mend
from preflight.picture import PictureWish
from preflight.pixels.reader import read_pixels
from preflight.reader import bound_library, read_facts
from preflight.render import draw
from preflight.sandbox.child import run
from preflight.sandbox.protocol import MOST_REQUEST_BYTES, Request, Status, request_from

_TINY_PDF = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents 4 0 R>> endobj
4 0 obj <</Length 11>> stream
0 0 9 9 re f
endstream endobj
trailer <</Root 1 0 R>>
"""
_DESCRIPTORS = 3
_TEXTS = (
    "ascii",
    "latin-1",
    "cp437",
    "cp1252",
    "mac-roman",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-be",
    "utf-16-le",
    "utf-32",
)
"""Ways in which texts are written in PDF, ICC, XMP, ZIP; Python reads each from a file when first asked for it."""


@dataclass(slots=True)
class _Job:
    status_fd: int
    deadline: float
    timed_out: bool = False


@dataclass(slots=True)
class _Server:
    control: socket.socket
    wake_r: int
    jobs: dict[int, _Job] = field(default_factory=dict)

    def serve(self) -> None:
        """Take requests until the caller has gone; then take the children along."""
        with selectors.DefaultSelector() as selector:
            selector.register(self.control, selectors.EVENT_READ)
            selector.register(self.wake_r, selectors.EVENT_READ)
            open_for_requests = True
            while open_for_requests:
                ready = {key.fileobj for key, _ in selector.select(self._patience())}
                if self.wake_r in ready:
                    os.read(self.wake_r, 4096)
                if self.control in ready:
                    open_for_requests = self._take()
                self._reap()
                self._kill_overdue()
        for pid in self.jobs:
            os.kill(pid, signal.SIGKILL)

    def _patience(self) -> float | None:
        """How long until the next child is overdue."""
        soonest = min((job.deadline for job in self.jobs.values() if not job.timed_out), default=None)
        return None if soonest is None else max(0.0, soonest - time.monotonic())

    def _take(self) -> bool:
        """Start a child for one request; False when there will be no more."""
        data, descriptors, _, _ = socket.recv_fds(self.control, MOST_REQUEST_BYTES, _DESCRIPTORS)
        if not data:
            return False
        if len(descriptors) == _DESCRIPTORS:
            self._begin(data, *descriptors)
        for descriptor in descriptors:
            if descriptor not in {job.status_fd for job in self.jobs.values()}:
                os.close(descriptor)
        return True

    def _begin(self, data: bytes, answer_fd: int, status_fd: int, file_fd: int) -> None:
        try:
            request = request_from(data)
            pid = self._fork(request, answer_fd, file_fd)
        except (CodecError, OSError) as fault:
            os.write(status_fd, Status(0, timed_out=False, no_child=f"no child: {fault}"[:500]).to_bytes())
            return
        self.jobs[pid] = _Job(status_fd, time.monotonic() + request.limits.wall_s)

    def _fork(self, request: Request, answer_fd: int, file_fd: int) -> int:
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            run(request, answer_fd, file_fd)
        return pid

    def _reap(self) -> None:
        """Tell the caller of each child that has ended how it ended."""
        while self.jobs:
            pid, code = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            job = self.jobs.pop(pid)
            status = Status(os.waitstatus_to_exitcode(code), timed_out=job.timed_out, no_child="")
            with suppress(BrokenPipeError):  # the caller has given up waiting; nobody is left to tell
                os.write(job.status_fd, status.to_bytes())
            os.close(job.status_fd)

    def _kill_overdue(self) -> None:
        now = time.monotonic()
        for pid, job in self.jobs.items():
            if not job.timed_out and now >= job.deadline:
                job.timed_out = True
                os.kill(pid, signal.SIGKILL)


def main(control_fd: int) -> None:
    """Load everything a child will need, then serve."""
    wake_r, wake_w = os.pipe()
    os.set_blocking(wake_w, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_w, warn_on_full_buffer=False)
    load()
    with socket.socket(fileno=control_fd) as control:
        _Server(control, wake_r).serve()


def load() -> None:
    """Load everything a child will need, for it can open no file itself.

    Fixups are loaded before anything is drawn: what is loaded later would hold down the heap that drawing has left, and
    every child would find that much memory beyond its limit.
    """
    for name in _TEXTS:
        codecs.lookup(name)
    bound_library()
    read_facts(io.BytesIO(_TINY_PDF), sha256="").to_json()
    with tempfile.TemporaryFile() as tiny:
        tiny.write(_TINY_PDF)
        mend(tiny, [Fix("rotate", {"pages": "1", "turn_deg": 0.0})])
        draw(tiny, PictureWish(page=1, width_px=9))
        read_pixels(tiny, sha256="").to_json()
    Image.preinit()
    gc.collect()
    gc.freeze()

"""A simulated device that speaks JMF: it takes tickets in every way the standard knows, and behaves as it is told.

Started for tests and demonstrations; it listens on the loopback only. What it is told to do wrong it does wrong in the
manner of real makes: takes a job and forgets it, replaces the JobID by its own, knows no packages, has a closed queue.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Final, Protocol

import httpx
from lxml import etree

from adapters.simulator.jmf_queue import CLOSED, JmfQueue, Job, told_entry
from jdf import JdfError, parse_xml
from jdf.messages import (
    JMF,
    Command,
    EntryEvent,
    EntryState,
    Message,
    Query,
    QueueState,
    Response,
    Shortcoming,
    Signal,
    entries_of,
    parse_jmf,
    refuse,
    refuse_unreadable,
    respond,
    shortcoming,
    write_jmf,
)
from jdf.messages.jmf.abort_queue_entry import AbortQueueEntry
from jdf.messages.jmf.hold_queue_entry import HoldQueueEntry
from jdf.messages.jmf.queue_status import QueueStatus, QueueStatusAnswer
from jdf.messages.jmf.remove_queue_entry import RemoveQueueEntry
from jdf.messages.jmf.resume_queue_entry import ResumeQueueEntry
from jdf.messages.jmf.return_queue_entry import ReturnQueueEntry, ReturnQueueEntryParams
from jdf.messages.jmf.submit_queue_entry import SubmitQueueEntry, SubmitQueueEntryAnswer
from jdf.messages.jmf.suspend_queue_entry import SuspendQueueEntry
from jdf.packages import Content, MimePackage, read_mime
from jdf.packages.linked import links
from jdf.packages.part import location_of

_JMF: Final = "application/vnd.cip4-jmf+xml"
_JDF: Final = "application/vnd.cip4-jdf+xml"
_NOT_IMPLEMENTED, _INCOMPLETE, _UNREADABLE, _UNREACHABLE = 5, 9, 3, 120
_ENDED: Final = frozenset({EntryState.COMPLETED, EntryState.ABORTED})
_SHUT: Final = frozenset({QueueState.CLOSED, QueueState.FULL, QueueState.BLOCKED})
_ENTRY_COMMANDS: Final = (
    AbortQueueEntry,
    HoldQueueEntry,
    RemoveQueueEntry,
    ResumeQueueEntry,
    SuspendQueueEntry,
)
_FETCH_S: Final = 10.0


@dataclass(slots=True)
class JmfManners:
    """How the device behaves; by default as the standard has it.

    packages: whether it reads MIME packages. keeps_job_id: whether it tells our JobID or one of its own.
    forgets: whether it accepts a job and drops it unseen. code: with what it answers each submission, 0 for as it is.
    unknown: messages that it does not implement.
    """

    packages: bool = True
    keeps_job_id: bool = True
    forgets: bool = False
    code: int = 0
    unknown: frozenset[str] = frozenset()


class _NotTaken(Exception):  # noqa: N818 (an answer, not a fault of ours)
    def __init__(self, code: int, found: str) -> None:
        super().__init__(found)
        self.code, self.found = code, found


@dataclass(slots=True)
class JmfDeviceSimulator:
    """The device: its queue, its manners, and every request that came, in order."""

    queue: JmfQueue = field(default_factory=JmfQueue)
    manners: JmfManners = field(default_factory=JmfManners)
    received: list[tuple[str, bytes]] = field(default_factory=list)
    channels: dict[str, str] = field(default_factory=dict)

    def answer(self, content_type: str, body: bytes) -> bytes:
        """Return the answer to one request."""
        self.received.append((content_type, body))
        kind = content_type.partition(";")[0].strip().lower()
        try:
            if kind == "multipart/related":
                return self._package(content_type, body)
            if kind == _JDF:
                return self._bare(body)
            return self._message(body, {})
        except JdfError as problem:
            return self._envelope(refuse_unreadable(problem, id=_id(), at=datetime.now(UTC)))

    def _package(self, content_type: str, body: bytes) -> bytes:
        if not self.manners.packages:
            return self._message(body, {})
        parts = [
            (part.head, b"".join(bytes(each) for each in part.chunks()))
            for part in read_mime([body], content_type=content_type)
        ]
        return self._message(parts[0][1], {head.location: data for head, data in parts[1:]})

    def _bare(self, body: bytes) -> bytes:
        asked = Command(id=_id(), body=SubmitQueueEntry())
        try:
            return self._envelope(self._accepted(asked, body, {}, returns=""))
        except _NotTaken as refusal:
            return self._envelope(_refusal(asked, refusal))

    def _message(self, data: bytes, parts: Mapping[str, bytes]) -> bytes:
        spoken = parse_jmf(data)
        asking = [each for each in spoken.messages if isinstance(each, Query | Command)]
        return self._envelope(*(self._response(each, parts) for each in asking))

    def _envelope(self, *messages: Message) -> bytes:
        return write_jmf(
            JMF(
                sender_id=self.queue.device_id,
                time_stamp=datetime.now(UTC),
                version="1.5",
                messages=messages,
            )
        ).xml

    def _response(self, asked: Query | Command, parts: Mapping[str, bytes]) -> Response:
        found = shortcoming(asked)
        if found is not None:
            return _refusal(asked, _NotTaken(found.code, found.found))
        if asked.type in self.manners.unknown:
            return _refusal(asked, _NotTaken(_NOT_IMPLEMENTED, asked.type))
        try:
            return self._done(asked, parts)
        except _NotTaken as refusal:
            return _refusal(asked, refusal)

    def _done(self, asked: Query | Command, parts: Mapping[str, bytes]) -> Response:
        body = asked.body
        if isinstance(body, QueueStatus):
            if isinstance(asked, Query) and asked.subscription:
                self.channels[asked.id] = asked.subscription.url
            return respond(asked, id=_id(), body=QueueStatusAnswer(queue=self.queue.told()))
        if isinstance(body, SubmitQueueEntry):
            return self._submitted(asked, body, parts)
        if isinstance(body, _ENTRY_COMMANDS):
            codes = [self.queue.command(entry, EntryEvent(asked.type)) for entry in entries_of(body)]
            if wrong := [code for code in codes if code]:
                raise _NotTaken(wrong[0], asked.type)
            return respond(asked, id=_id())
        raise _NotTaken(_NOT_IMPLEMENTED, asked.type)

    def _submitted(
        self, asked: Query | Command, body: SubmitQueueEntry, parts: Mapping[str, bytes]
    ) -> Response:
        url = body.params.url if body.params else ""
        returns = (body.params.return_jmf or body.params.return_url) if body.params else ""
        packed = location_of(url)
        ticket = parts.get(packed) if packed else _fetched(url, _INCOMPLETE)
        if ticket is None:
            raise _NotTaken(_INCOMPLETE, f"no part {packed}")
        return self._accepted(asked, ticket, parts, returns=returns)

    def _accepted(
        self, asked: Query | Command, ticket: bytes, parts: Mapping[str, bytes], *, returns: str
    ) -> Response:
        if self.queue.state in _SHUT:
            raise _NotTaken(CLOSED, f"the queue is {self.queue.state}")
        if self.manners.code:
            raise _NotTaken(self.manners.code, "told to")
        root = parse_xml(ticket)
        job_id = root.get("JobID", "")
        job = Job(
            "", job_id, root.get("JobPartID", ""), ticket, dict(_files(ticket, parts)), returns=returns,
            told_id=job_id if self.manners.keeps_job_id else f"own-{secrets.token_hex(4)}",
        )  # fmt: skip
        self.queue.add(job)
        told = told_entry(job)
        if self.manners.forgets:
            del self.queue.jobs[job.entry]
        return respond(asked, id=_id(), body=SubmitQueueEntryAnswer(entry=told))

    def signal(self) -> None:
        """Tell the queue to everybody who subscribed."""
        told = QueueStatusAnswer(queue=self.queue.told())
        for channel, url in self.channels.items():
            self._tell(url, _JMF, self._envelope(Signal(id=_id(), ref_id=channel, body=told)))

    def give_back(self) -> None:
        """Return the ticket of each job that is completed or aborted to the address its submission gave."""
        for job in self.queue.jobs.values():
            if job.returns and job.state in _ENDED:
                self._tell(job.returns, *_returned(job, self._envelope))

    @staticmethod
    def _tell(url: str, media_type: str, body: bytes) -> None:
        answer = httpx.post(
            url, content=body, headers={"Content-Type": media_type}, timeout=_FETCH_S, trust_env=False
        )
        answer.raise_for_status()


def _returned(job: Job, envelope: Callable[[Command], bytes]) -> tuple[str, bytes]:
    """Return the type and bytes of a package that gives a job's ticket back, its state written into the root."""
    root = parse_xml(job.ticket)
    root.set("Status", job.state.value)
    node = root.get("ID", "root")
    done = {job.state: (node,)}
    params = ReturnQueueEntryParams(
        url="cid:ticket",
        queue_entry_id=job.entry,
        completed=done.get(EntryState.COMPLETED, ()),
        aborted=done.get(EntryState.ABORTED, ()),
    )
    message = envelope(Command(id=_id(), body=ReturnQueueEntry(params=params)))
    ticket = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    package = MimePackage(
        (Content("message", message, "return.jmf"), Content("ticket", ticket, "ticket.jdf")),
        secrets.token_hex(16),
    )
    return package.content_type, b"".join(bytes(piece) for piece in package.body())


def _refusal(asked: Query | Command, refusal: _NotTaken) -> Response:
    return refuse(asked, Shortcoming(refusal.code, refusal.found), id=_id(), at=datetime.now(UTC))


def _files(ticket: bytes, parts: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield (URL as the ticket has it, bytes) of each file a ticket names."""
    for _, _, url in links(parse_xml(ticket)):
        packed = location_of(url)
        if packed:
            if packed not in parts:
                raise _NotTaken(_INCOMPLETE, f"no part {packed}")
            yield url, parts[packed]
        elif url.startswith("http"):
            yield url, _fetched(url, _UNREACHABLE)


def _fetched(url: str, code: int) -> bytes:
    try:
        answer = httpx.get(url, timeout=_FETCH_S, trust_env=False)
        answer.raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as problem:
        raise _NotTaken(code, f"{url}: {problem}") from problem
    return answer.content


def _id() -> str:
    return f"S{secrets.token_hex(8)}"


class Answering(Protocol):
    """What answers requests: the simulated device, or a recorded one."""

    def answer(self, content_type: str, body: bytes) -> bytes:
        """Return the answer to one request."""


@contextmanager
def jmf_device(simulator: Answering, port: int = 0) -> Iterator[str]:
    """Let the device listen on the loopback while the block runs; the value is its JMF address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            """Answer one message."""
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            answer = simulator.answer(self.headers.get("Content-Type", ""), body)
            self.send_response(200)
            self.send_header("Content-Type", _JMF)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Keep quiet; `received` is the log."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/jmf"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

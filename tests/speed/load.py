"""Load from one lean event loop: so many connections, each sending its next request when the last is answered."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import uvloop

from speed.figure import percentile

_CREATED = b"HTTP/1.1 201 "
_LENGTH = b"content-length: "


class UnexpectedAnswerError(Exception):
    """A request was not answered with 201 Created, so there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Load:
    """How long each answer took, in the order of arrival, and over what time."""

    answers_ms: tuple[float, ...]
    seconds: float

    @property
    def per_second(self) -> float:
        """Return how many were answered in a second."""
        return len(self.answers_ms) / self.seconds

    def at(self, percent: float) -> float:
        """Return a percentile of the time an answer took, in ms."""
        return percentile(self.answers_ms, percent)

    def __add__(self, other: "Load") -> "Load":
        return Load(self.answers_ms + other.answers_ms, self.seconds + other.seconds)


def post(url: str, body: bytes, **headers: str) -> bytes:
    """Return a POST request as it goes over the wire."""
    parts = urlsplit(url)
    said = {"Host": parts.netloc, "Content-Type": "application/json", "Content-Length": str(len(body))}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"POST {parts.path} HTTP/1.1\r\n{head}\r\n".encode() + body


def apply_load(url: str, request: Callable[[], bytes], *, clients: int, seconds: float) -> Load:
    """Keep `clients` connections busy; `request` gives the next request to send.

    Raises:
        UnexpectedAnswerError: something else than 201 was answered.
    """
    return uvloop.run(_load(url, request, clients, seconds))


async def _load(url: str, request: Callable[[], bytes], clients: int, seconds: float) -> Load:
    answers: list[float] = []
    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(clients):
            group.create_task(_client(url, request, begun + seconds, answers))
    return Load(tuple(answers), time.perf_counter() - begun)


async def _client(url: str, request: Callable[[], bytes], end: float, answers: list[float]) -> None:
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    while (begun := time.perf_counter()) < end:
        writer.write(request())
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.readexactly(_length(head))
        if not head.startswith(_CREATED):
            raise UnexpectedAnswerError(
                f"{head.splitlines()[0].decode()}: {body[:500].decode(errors='replace')}"
            )
        answers.append((time.perf_counter() - begun) * 1000)
    writer.close()


def _length(head: bytes) -> int:
    start = head.lower().index(_LENGTH) + len(_LENGTH)
    return int(head[start : head.index(b"\r", start)])

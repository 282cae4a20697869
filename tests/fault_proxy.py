"""A proxy between the gateway and a device that spoils answers: none, cut short, dripped, torn off, much too long.

It lets the request through whole first, so that the device has done what it was asked: the dangerous case.
"""

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

Spoiler = Callable[[asyncio.StreamWriter, bytes], Awaitable[None]]


async def through(writer: asyncio.StreamWriter, answer: bytes) -> None:
    """Pass the answer on as it is."""
    writer.write(answer)
    await writer.drain()


async def black_hole(_writer: asyncio.StreamWriter, _answer: bytes) -> None:
    """Say nothing and keep the line open."""
    await asyncio.sleep(60)


async def truncated(writer: asyncio.StreamWriter, answer: bytes) -> None:
    """End in the midst of the body."""
    writer.write(answer[:-40])
    await writer.drain()


async def reset(writer: asyncio.StreamWriter, answer: bytes) -> None:
    """Tear the line down after the first bytes."""
    writer.write(answer[:20])
    await writer.drain()
    writer.transport.abort()


async def drip(writer: asyncio.StreamWriter, answer: bytes) -> None:
    """Send a byte now and then, each within any patience for one read; the head first, so that it drips too."""
    for byte in answer:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.05)


async def endless(writer: asyncio.StreamWriter, _answer: bytes) -> None:
    """Send a gigabyte."""
    writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/vnd.cip4-jmf+xml\r\nContent-Length: 1000000000\r\n\r\n"
    )
    chunk = b"<" * 1_000_000
    for _ in range(1000):
        writer.write(chunk)
        await writer.drain()


def said(status: str, media_type: str, body: bytes) -> Spoiler:
    """Answer something else instead."""

    async def spoil(writer: asyncio.StreamWriter, _answer: bytes) -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        await writer.drain()

    return spoil


@dataclass
class FaultProxy:
    """Where to speak to the device through the proxy, and what it does to the answers of the requests to come."""

    url: str = ""
    spoil: Spoiler = through
    only: bytes = b""
    spoilt: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def serve(
        self, target: tuple[str, int], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Pass one request on and spoil its answer, where its body holds `only`."""
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
            body = await reader.readexactly(int(lengths[0].partition(b":")[2])) if lengths else b""
            answer = await self._asked(target, head + body)
            chosen = self.spoil if self.only in body else through
            self.spoilt += chosen is not through
            await chosen(writer, answer)
        writer.close()

    @staticmethod
    async def _asked(target: tuple[str, int], request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(*target)
        writer.write(request.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
        await writer.drain()
        answer = await reader.read()
        writer.close()
        return answer


@contextmanager
def fault_proxy(url: str) -> Iterator[FaultProxy]:
    """Let a proxy to the device at a URL run."""
    parts = urlsplit(url)
    target = (parts.hostname or "", parts.port or 80)
    proxy, loop, ready = FaultProxy(), asyncio.new_event_loop(), threading.Event()

    async def run() -> None:
        server = await asyncio.start_server(
            lambda reader, writer: proxy.serve(target, reader, writer), "127.0.0.1", 0
        )
        proxy.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}{parts.path}"
        ready.set()

    loop.create_task(run())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield proxy
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()

"""HTTP as uvicorn speaks it, but for one thing: a route may take a large body straight off the network.

On the usual way every 64 KB of a body are copied four times and wake the application once; that costs more than
hashing it does (measured; docs/decisions/0015). Here the network fills large buffers
of the route's own, and nothing else happens until one is full.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, Self

import httptools
from starlette.requests import ClientDisconnect, Request
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_WIRE = "wire"
_NOT_STRAIGHT = frozenset({b"transfer-encoding", b"expect", b"upgrade"})


class Wire(HttpToolsProtocol):
    """One connection; each request's state leads back to it."""

    _came = 0
    _unwanted = 0

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self._came = 0
        self.scope["state"][_WIRE] = self

    def on_body(self, body: bytes) -> None:
        """Count what came on the usual way."""
        self._came += len(body)
        super().on_body(body)

    def data_received(self, data: bytes) -> None:
        """Drop what is left of a body that its route did not want to its end; after it the next request begins."""
        if self._unwanted:
            dropped = min(self._unwanted, len(data))
            self._unwanted -= dropped
            data = data[dropped:]
        if data:
            super().data_received(data)

    def left_of(self, scope: Mapping[str, Any]) -> int:
        """Return how many bytes of a request's body the network still has; 0 where that is not sure."""
        cycle, said = self.cycle, dict(scope["headers"])
        length = said.get(b"content-length", b"")
        if cycle.scope is not scope or cycle.disconnected or not cycle.more_body or not length.isdigit():
            return 0
        return 0 if said.keys() & _NOT_STRAIGHT else int(length) - self._came

    def lend(self, reader: "StraightBody") -> bytes:
        """Let another read from the connection; return what came of the body before."""
        self.flow.pause_reading()
        begun, self.cycle.body = bytes(self.cycle.body), bytearray()
        self.transport.set_protocol(reader)
        return begun

    def take_back(self, unwanted: int) -> None:
        """Read on after the body, of which so much is still to come and is not wanted."""
        if self.transport.is_closing():
            return
        self.flow.pause_reading()
        self.transport.set_protocol(self)
        self._unwanted = unwanted
        self.parser = httptools.HttpRequestParser(self)
        self.cycle.more_body = False


class StraightBody(asyncio.BufferedProtocol):
    """The body of one request, on its way from the network into buffers that are lent to it one after the other."""

    def __init__(self, wire: Wire, left: int) -> None:
        self._wire, self.left = wire, left
        self._into, self._filled = memoryview(b""), 0
        self._stirred, self._lost = asyncio.Event(), False
        self._begun = memoryview(b"")

    @classmethod
    def of(cls, request: Request) -> Self | None:
        """Return the body of a request of which nothing was read yet, None where only the usual way leads to it."""
        wire = getattr(request.state, _WIRE, None)
        left = wire.left_of(request.scope) if isinstance(wire, Wire) else 0
        return cls(wire, left) if wire is not None and left > 0 else None

    def __enter__(self) -> Self:
        self._begun = memoryview(self._wire.lend(self))
        self.left += len(self._begun)
        return self

    def __exit__(self, *_: object) -> None:
        self._wire.take_back(self.left - len(self._begun))

    async def fill(self, buffer: memoryview, *, first_s: float, all_s: float) -> int:
        """Fill a buffer, for at most `all_s` from its first byte on; return how many bytes came within `first_s`.

        Raises:
            ClientDisconnect: the sender is gone, and all that came was returned before.
        """
        self._into, self._filled = buffer[: self.left], 0
        self._take_begun()
        if self._filled < len(self._into):
            self._wire.flow.resume_reading()
        try:
            await self._until_enough(first_s, all_s)
        finally:
            self._wire.flow.pause_reading()
        if self._lost and not self._filled:
            raise ClientDisconnect
        return self._filled

    @property
    def filled(self) -> int:
        """Return how many bytes of the buffer that was lent last are filled."""
        return self._filled

    def _take_begun(self) -> None:
        size = min(len(self._begun), len(self._into))
        self._into[:size], self._begun = self._begun[:size], self._begun[size:]
        self._filled, self.left = size, self.left - size

    async def _until_enough(self, first_s: float, all_s: float) -> None:
        while not (self._lost or self._filled == len(self._into)):
            self._stirred.clear()
            try:
                async with asyncio.timeout(all_s if self._filled else first_s):
                    await self._stirred.wait()
            except TimeoutError:
                return

    def get_buffer(self, _sizehint: int) -> memoryview:
        """Tell the network where to."""
        return self._into[self._filled :]

    def buffer_updated(self, nbytes: int) -> None:
        """Learn that so much came."""
        was, self._filled = self._filled, self._filled + nbytes
        self.left -= nbytes
        full = self._filled == len(self._into)
        if full:
            self._wire.flow.pause_reading()
        if full or not was:
            self._stirred.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """Learn that no more will come."""
        self._lost = True
        self._stirred.set()
        self._wire.connection_lost(exc)

    def pause_writing(self) -> None:
        """Leave answers to the wire."""
        self._wire.pause_writing()

    def resume_writing(self) -> None:
        """Leave answers to the wire."""
        self._wire.resume_writing()

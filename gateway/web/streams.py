"""Take a large body off the network: a batch is written in a thread while the next one arrives.

The network hands over small pieces; each on its way through a thread would cost more than writing it. Never is more in
memory than two batches, whatever the length of the body.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from gateway.domain.errors import Actor, GatewayError

BATCH_BYTES = 2 << 20
_BATCH_AGE_S = 2.0
SILENCE_S = 30.0


class SilentError(GatewayError):
    """The sender of a body said nothing for so long that the request was ended."""

    code, actor, retryable, status = "silent-sender", Actor.NOBODY, True, 408


async def pieces(request: Request, silence_s: float = SILENCE_S) -> AsyncIterator[bytes]:
    """Yield a body's pieces as they arrive.

    Raises:
        SilentError: nothing came for so long that the sender must be gone.
    """
    stream = aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout(silence_s):
                piece = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            raise SilentError(
                f"Nothing arrived for {silence_s:.0f} s.",
                why="A request that is silent holds up others.",
                fix="Send it again; an upload goes on where it was.",
            ) from error
        if piece:
            yield piece


class Writer:
    """Hands pieces on to `write` in batches, one batch being written while the next is gathered."""

    def __init__(self, write: Callable[[list[bytes]], None]) -> None:
        self._write = write
        self._batch: list[bytes] = []
        self._size, self._since = 0, 0.0
        self._writing: asyncio.Task[None] | None = None

    async def feed(self, piece: bytes) -> None:
        """Take a piece; a failure to write the batch before is raised here."""
        if not self._batch:
            self._since = time.monotonic()
        self._batch.append(piece)
        self._size += len(piece)
        if self._size >= BATCH_BYTES or time.monotonic() - self._since >= _BATCH_AGE_S:
            await self._hand_on()

    async def _hand_on(self) -> None:
        await self.settle()
        batch, self._batch, self._size = self._batch, [], 0
        self._writing = asyncio.create_task(run_in_threadpool(self._write, batch))

    async def settle(self) -> None:
        """Wait until what was handed on is written; who is interrupted meanwhile may wait again."""
        if self._writing is not None:
            await asyncio.wait({self._writing})
            writing, self._writing = self._writing, None
            writing.result()

    async def give_up(self) -> None:
        """Wait until nothing is being written any more, whatever came of it."""
        writing, self._writing = self._writing, None
        if writing is not None:
            await asyncio.wait({writing})

    async def drain(self) -> None:
        """Write all that was taken."""
        if self._batch:
            await self._hand_on()
        await self.settle()


async def write_all(request: Request, write: Callable[[list[bytes]], None]) -> None:
    """Write a whole body; when it breaks off, what arrived is written before that is told."""
    writer = Writer(write)
    try:
        async for piece in pieces(request):
            await writer.feed(piece)
    except (ClientDisconnect, SilentError, asyncio.CancelledError):
        await writer.drain()
        raise
    await writer.drain()

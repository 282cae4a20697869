"""Take a large body off the network: a batch is written in a thread while the next one arrives.

The network hands over small pieces; each on its way through a thread would cost more than writing it. Never is more in
memory than two batches, whatever the length of the body. A body of known length comes straight off the network.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from mmap import mmap

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from gateway.domain.errors import Actor, GatewayError
from gateway.storage.hashed_file import Chunk
from gateway.web.wire import StraightBody

BATCH_BYTES = 2 << 20
_BATCH_AGE_S = 2.0
SILENCE_S = 30.0
Write = Callable[[Sequence[Chunk]], None]


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
            raise _silent(silence_s) from error
        if piece:
            yield piece


def _silent(silence_s: float) -> SilentError:
    return SilentError(
        f"Nothing arrived for {silence_s:.0f} s.",
        why="A request that is silent holds up others.",
        fix="Send it again; an upload goes on where it was.",
    )


class Writer:
    """Hands pieces on to `write` in batches, one batch being written while the next is gathered."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._batch: list[Chunk] = []
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
        batch, self._batch, self._size = self._batch, [], 0
        await self.hand_on(batch)

    async def hand_on(self, batch: Sequence[Chunk]) -> None:
        """Let a batch be written as soon as the one before it is; it may not be changed until that is settled."""
        await self.settle()
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


async def write_all(request: Request, write: Write) -> None:
    """Write a whole body; when it breaks off, what arrived is written before that is told."""
    body, writer = StraightBody.of(request), Writer(write)
    if body is not None:
        with body:
            await _write_straight(body, writer)
        return
    try:
        async for piece in pieces(request):
            await writer.feed(piece)
    except (ClientDisconnect, SilentError, asyncio.CancelledError):
        await writer.drain()
        raise
    await writer.drain()


async def _write_straight(body: StraightBody, writer: Writer) -> None:
    """Fill one buffer while the other is written; whole pages, so that the disk may take them from there."""
    buffer, other = memoryview(mmap(-1, BATCH_BYTES)), memoryview(mmap(-1, BATCH_BYTES))
    try:
        while body.left:
            size = await body.fill(buffer, first_s=SILENCE_S, all_s=_BATCH_AGE_S)
            if not size:
                raise _silent(SILENCE_S)
            await writer.hand_on([buffer[:size]])
            buffer, other = other, buffer
    except asyncio.CancelledError:
        await writer.hand_on([buffer[: body.filled]])
        await writer.settle()
        raise
    except (ClientDisconnect, SilentError):
        await writer.settle()
        raise
    await writer.settle()

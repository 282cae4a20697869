"""What happens, told to browsers as it happens: one stream for each browser, however many tabs it has open.

The event table is the source: the hub reads what was added since it last looked, at once after a commit of this
process and every half second for those of others, and gives each browser what its person may see. A browser that was
away names the last event it has (`Last-Event-ID`) and gets the rest.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from gateway.domain.event_kinds import FOR_CUSTOMERS
from gateway.domain.people import Caller, Scope
from gateway.storage.rows import EventRow
from gateway.storage.store import Store
from gateway.web.auth import require, tenant_of

LOOK_S = 0.5
HEARTBEAT_S = 15.0
_BATCH = 200
_MOST_WAITING = 500
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class News:
    """One event as a browser is told of it: what it is about, never what it says."""

    seq: int
    kind: str
    order_id: str
    tenant: str
    case_id: str
    device_id: str

    def frame(self) -> bytes:
        """Return the event in the form of a server-sent event (HTML, 9.2)."""
        about = {"kind": self.kind, "order": self.order_id, "case": self.case_id, "device": self.device_id}
        return f"id: {self.seq}\nevent: news\ndata: {json.dumps(about)}\n\n".encode()


@dataclass(eq=False, slots=True)
class _Browser:
    caller: Caller
    waiting: asyncio.Queue[News | None] = field(default_factory=lambda: asyncio.Queue(_MOST_WAITING))

    def tell(self, news: News) -> None:
        if not _may_hear(self.caller, news):
            return
        if self.waiting.full():
            self.waiting.get_nowait()  # it looks the page up anew anyway; the oldest news is the least use
        self.waiting.put_nowait(news)


def _may_hear(caller: Caller, news: News) -> bool:
    if caller.is_staff:
        return True
    return bool(news.order_id) and news.kind in FOR_CUSTOMERS and caller.sees(news.order_id, news.tenant)


class Live:
    """The hub of one process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._browsers: set[_Browser] = set()
        self._seq = 0
        self._wake = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        store.after_commit.append(self._committed)

    def _committed(self) -> None:
        """Look at once: something was written, on whichever thread."""
        loop = self._loop
        if loop is not None and self._browsers and not loop.is_closed():
            loop.call_soon_threadsafe(self._wake.set)

    async def listen(self, caller: Caller, after: int | None) -> AsyncIterator[bytes]:
        """Yield what the caller may hear, from after the event `after` or from now on, and a heartbeat in between."""
        browser = _Browser(caller)
        missed = await self._join(browser, after)
        try:
            yield b"retry: 2000\n\n"
            for news in missed:
                yield news.frame()
            while (frame := await self._next(browser)) is not None:
                yield frame
        finally:
            self._browsers.discard(browser)

    async def _join(self, browser: _Browser, after: int | None) -> list[News]:
        self._loop = asyncio.get_running_loop()
        if self._task is None or self._task.done():
            self._seq = await run_in_threadpool(self._newest)
            self._task = asyncio.create_task(self._run())
        self._browsers.add(browser)
        if after is None or after >= self._seq:
            return []
        found = await run_in_threadpool(self._read, after, browser.caller)
        return [news for news in found if _may_hear(browser.caller, news)]

    async def _next(self, browser: _Browser) -> bytes | None:
        try:
            news = await asyncio.wait_for(browser.waiting.get(), HEARTBEAT_S)
        except TimeoutError:
            return b": still here\n\n"
        return None if news is None else news.frame()

    async def _run(self) -> None:
        while self._browsers:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), LOOK_S)
            self._wake.clear()
            for news in await run_in_threadpool(self._read, self._seq, None):
                self._seq = max(self._seq, news.seq)
                for browser in tuple(self._browsers):
                    browser.tell(news)

    def _newest(self) -> int:
        with self._store.read() as tx:
            return tx.events.newest()

    def _read(self, after: int, caller: Caller | None) -> list[News]:
        with self._store.read() as tx:
            rows = tx.events.after(after, limit=_BATCH, tenant=None if caller is None else _tenant(caller))
            tenants = tx.orders.tenants({row.order_id for row in rows if row.order_id})
        return [_news(row, tenants.get(row.order_id or "", "")) for row in rows]

    def close(self) -> None:
        """Let every stream end, so that the server can stop."""
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._close)

    def _close(self) -> None:
        for browser in tuple(self._browsers):
            if browser.waiting.full():
                browser.waiting.get_nowait()
            browser.waiting.put_nowait(None)


def _tenant(caller: Caller) -> str | None:
    return None if caller.only_order else tenant_of(caller)


def _news(row: EventRow, tenant: str) -> News:
    data = row.data
    return News(
        row.seq or 0,
        row.kind,
        row.order_id or "",
        tenant,
        str(data.get("case") or ""),
        str(data.get("device") or ""),
    )


async def _hub(request: Request) -> Live:
    hub: Live = request.app.state.live
    return hub


@router.get("/live")
async def read_live(
    live: Annotated[Live, Depends(_hub)],
    caller: Annotated[Caller, Depends(require(Scope.EVENTS_READ))],
    last: Annotated[str, Header(alias="Last-Event-ID")] = "",
) -> StreamingResponse:
    """Stream what happens to one's orders, as server-sent events."""
    after = int(last) if last.isdigit() and len(last) < 19 else None
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(live.listen(caller, after), 200, headers, "text/event-stream")

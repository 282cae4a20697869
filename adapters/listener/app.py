"""The listener as an application of ASGI: two kinds of address, everything else is not there.

`POST /jmf/<secret>` takes what a device sends; `GET /files/<token>/...` gives what it was told to fetch. A wrong
secret, a closed door and a foreign network get one and the same answer.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping, Sequence
from typing import Any, Final

import structlog

from adapters.jmf.inbox import BODY_LIMIT, Post
from adapters.listener.callers import Caller, caller_by_secret
from adapters.listener.files import Given, Span, find, span_of
from adapters.listener.intake import take

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Headers = Iterable[tuple[bytes, bytes]]

log = structlog.get_logger("gateway.listener")

_CHUNK: Final = 256 * 1024
_PATIENCE_S: Final = 60.0
_JMF: Final = b"application/vnd.cip4-jmf+xml"
_ALWAYS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"sandbox; default-src 'none'"),
)
_HELLO: Final = b"JDF gateway. Devices send their JMF to this address by POST.\n"


class Listener:
    """What devices reach of the gateway."""

    def __init__(self, callers: Sequence[Caller]) -> None:
        self._callers = tuple(callers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        _, _, rest = str(scope["path"]).partition("/")
        kind, _, rest = rest.partition("/")
        host = str((scope.get("client") or ("",))[0])
        if kind == "jmf":
            await self._message(scope, receive, send, (rest, host))
        elif kind == "files" and scope["method"] in ("GET", "HEAD"):
            await self._file(scope, send, (rest, host))
        else:
            await _nothing(send)

    async def _message(self, scope: Scope, receive: Receive, send: Send, who: tuple[str, str]) -> None:
        caller = caller_by_secret(self._callers, *who)
        if caller is None:
            log.warning("listener.turned_away", host=who[1])
            await _nothing(send)
        elif scope["method"] != "POST":
            await _answer(send, 200, b"text/plain", _HELLO)
        else:
            await self._taken(scope, receive, send, (caller, who[1]))

    async def _taken(self, scope: Scope, receive: Receive, send: Send, who: tuple[Caller, str]) -> None:
        try:
            async with asyncio.timeout(_PATIENCE_S):
                body = await _body(receive)
        except TimeoutError:
            body = None
        if body is None:
            await _answer(send, 413, b"text/plain", b"too much, or too slow\n")
            return
        caller, host = who
        taken = await asyncio.to_thread(take, caller, Post(_header(scope, b"content-type"), body), host)
        log.info("listener.took", device=caller.id, bytes=len(body), laid=taken.laid)
        await _answer(send, 200, _JMF, taken.answer)

    async def _file(self, scope: Scope, send: Send, who: tuple[str, str]) -> None:
        token, _, path = who[0].partition("/")
        given = await asyncio.to_thread(find, self._callers, token, path, who[1])
        if given is None:
            await _nothing(send)
            return
        log.info("listener.gave", bytes=given.size)
        asked = _header(scope, b"range")
        span = span_of(asked, given.size)
        if span is None:
            await _answer(send, 416, b"text/plain", b"", [(b"content-range", b"bytes */%d" % given.size)])
            return
        await _given(send, given, span, scope["method"])


async def _given(send: Send, given: Given, span: Span, method: str) -> None:
    part = span.length != given.size
    told = [(b"content-range", b"bytes %d-%d/%d" % (span.first, span.last, given.size))] if part else []
    headers = [
        (b"content-type", given.media_type.encode()),
        (b"content-length", str(span.length).encode()),
        (b"accept-ranges", b"bytes"),
        *told,
        *_ALWAYS,
    ]
    await send({"type": "http.response.start", "status": 206 if part else 200, "headers": headers})
    if method == "GET":
        await _pieces(send, given, span)
    await send({"type": "http.response.body", "body": b""})


async def _pieces(send: Send, given: Given, span: Span) -> None:
    if given.path is None:
        data = given.data[span.first : span.last + 1]
        await send({"type": "http.response.body", "body": data, "more_body": True})
        return
    left = span.length
    with given.path.open("rb") as file:
        file.seek(span.first)
        while left and (data := await asyncio.to_thread(file.read, min(_CHUNK, left))):
            left -= len(data)
            await send({"type": "http.response.body", "body": data, "more_body": True})


async def _body(receive: Receive) -> bytes | None:
    """Return the body, None where it is longer than anything a device may send."""
    taken, size = [], 0
    while True:
        event = await receive()
        chunk = event.get("body", b"")
        size += len(chunk)
        if size > BODY_LIMIT or event["type"] == "http.disconnect":
            return None
        taken.append(chunk)
        if not event.get("more_body"):
            return b"".join(taken)


async def _nothing(send: Send) -> None:
    await _answer(send, 404, b"text/plain", b"nothing here\n")


async def _answer(send: Send, status: int, media_type: bytes, body: bytes, more: Headers = ()) -> None:
    length = (b"content-length", str(len(body)).encode())
    headers = [(b"content-type", media_type), length, *more, *_ALWAYS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")

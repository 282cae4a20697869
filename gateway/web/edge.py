"""The outermost ring around every request: the body's limit, the last net for errors, headers, one log line."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gateway.web.problems import BodyTooLargeError, answer

BODY_LIMIT = 1 << 20
_HEADERS = [(b"x-content-type-options", b"nosniff"), (b"cache-control", b"no-store")]
"""What every answer carries that does not say otherwise itself."""
_GONE = 499
_BODILESS = frozenset({"GET", "HEAD", "OPTIONS"})
_MARK = "gateway_streamed"
_Endpoint = TypeVar("_Endpoint", bound=Callable[..., Any])
_log = structlog.get_logger("gateway.web")


def streamed(endpoint: _Endpoint) -> _Endpoint:
    """Declare that a route takes its body as a stream and limits it by itself; all other bodies are limited here."""
    setattr(endpoint, _MARK, True)
    return endpoint


class Streamed:
    """The routes that take streams."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self._routes = [
            route for route in routes if isinstance(route, Route) and getattr(route.endpoint, _MARK, False)
        ]

    def __call__(self, scope: Scope) -> bool:
        """Say whether a request is for one of them."""
        return any(route.matches(scope)[0] is Match.FULL for route in self._routes)


@dataclass(slots=True)
class _Answer:
    """How far the answer of one request has come."""

    send: Send
    status: int = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            own = list(message.get("headers", ()))
            said = {name.lower() for name, _ in own}
            message = {**message, "headers": own + [pair for pair in _HEADERS if pair[0] not in said]}
        await self.send(message)


class Edge:
    """Wraps the whole application as ASGI middleware."""

    def __init__(self, app: ASGIApp, streams: Callable[[Scope], bool]) -> None:
        self._app, self._streams = app, streams

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; whatever happens inside, there is an answer and a line in the log."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, reply = time.perf_counter(), _Answer(send)
        try:
            await self._serve(scope, receive, reply)
        except ClientDisconnect:
            reply.status = reply.status or _GONE
        except Exception as error:  # noqa: BLE001 - the boundary: the log gets all of it, the caller a code
            await _failed(scope, receive, reply, error)
        _log.info(
            "http.request", method=scope["method"], route=_route(scope), status=reply.status,
            ms=round((time.perf_counter() - started) * 1000, 1),
        )  # fmt: skip

    async def _serve(self, scope: Scope, receive: Receive, reply: _Answer) -> None:
        if scope["method"] in _BODILESS or self._streams(scope):
            await self._app(scope, receive, reply)
            return
        body = await _whole(scope, receive)
        if body is None:
            refusal = BodyTooLargeError(
                f"The body is larger than {BODY_LIMIT >> 20} MB.",
                why="Only files may be larger.",
                fix="Send files with PUT /api/v1/files and name their ids here.",
            )
            await answer(refusal)(scope, receive, reply)
            return
        await self._app(scope, _Replay(body, receive), reply)


class _Replay:
    """Hands a body that was read already to the application, then whatever follows."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}


async def _whole(scope: Scope, receive: Receive) -> bytes | None:
    """Read a body to its end, or None as soon as it is too large, before reading where its length is announced."""
    announced = dict(scope["headers"]).get(b"content-length", b"")
    if announced.isdigit() and int(announced) > BODY_LIMIT:
        return None
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > BODY_LIMIT:
            return None
        more = message.get("more_body", False)
    return bytes(body)


async def _failed(scope: Scope, receive: Receive, reply: _Answer, error: Exception) -> None:
    response = answer(error)
    _log.error("http.failed", route=_route(scope), status=response.status_code, exc_info=error)
    if not reply.status:
        await response(scope, receive, reply)


def _route(scope: Scope) -> str:
    """Return the route's pattern, never the address itself: addresses may carry names."""
    return str(getattr(scope.get("route"), "path", "")) or "(none)"

"""Who is calling, and may they: a token or a browser's session becomes the Caller that every service is told about.

A browser's cookie counts only where the request cannot have come from another site. No token or an unknown one answers
401; a scope that the token lacks answers 403; what belongs to another company answers 404, as if it were not there, so
that ids cannot be tried out.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from gateway.domain.errors import ForbiddenError, NotSignedInError
from gateway.domain.people import Caller, Scope
from gateway.services.shop import Shop
from gateway.storage.people import token_digest

REMEMBER_S = 5.0
MOST = 1000
_bearer = HTTPBearer(
    auto_error=False, scheme_name="token", description="An API token: `Authorization: Bearer gw_...`."
)


COOKIE, SECURE_COOKIE = "gw_session", "__Host-gw_session"
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that signed in: whom it stands for, and the token that its forms must carry."""

    caller: Caller
    csrf: str


class _Remembered(Generic[_Found]):
    """What the database said of a secret, for a few seconds; one that it does not know is asked for every time."""

    def __init__(self, look_up: Callable[[str], _Found | None], clock: Callable[[], float]) -> None:
        self._look_up, self._clock = look_up, clock
        self._known: dict[str, tuple[_Found, float]] = {}

    async def get(self, secret: str) -> _Found | None:
        digest = token_digest(secret)
        found, until = self._known.get(digest, (None, 0.0))
        if found is not None and self._clock() < until:
            return found
        until = self._clock() + REMEMBER_S
        found = await run_in_threadpool(self._look_up, secret)
        self._known.pop(digest, None)
        if found is not None:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[digest] = (found, until)
        return found

    def forget(self, secret: str) -> None:
        self._known.pop(token_digest(secret), None)


class Callers:
    """Whose token or session it is, asked of the database once in a while, never on the thread that serves everybody.

    One that was removed or changed counts as before for at most `REMEMBER_S`; one that nobody knows is asked for
    every time.
    """

    def __init__(self, shop: Shop, clock: Callable[[], float] = time.monotonic) -> None:
        self._shop = shop
        self._tokens = _Remembered(self._of_token, clock)
        self._sessions = _Remembered(self._of_session, clock)

    async def caller(self, token: str) -> Caller | None:
        """Return who bears this token."""
        return await self._tokens.get(token)

    async def session(self, secret: str) -> Session | None:
        """Return the session whose secret a browser's cookie holds."""
        return await self._sessions.get(secret)

    def forget_session(self, secret: str) -> None:
        """Ask the database anew, because the session has just ended."""
        self._sessions.forget(secret)

    def _of_token(self, token: str) -> Caller | None:
        with self._shop.store.read() as tx:
            return tx.people.caller(token)

    def _of_session(self, secret: str) -> Session | None:
        with self._shop.store.read() as tx:
            row = tx.sessions.get(secret)
            if row is None or row.expires_at <= self._shop.clock():
                return None
            caller = tx.sessions.caller(row)
            return None if caller is None else Session(caller, row.csrf)


async def _shop(request: Request) -> Shop:
    shop: Shop = request.app.state.shop
    return shop


async def _callers(request: Request) -> Callers:
    callers: Callers = request.app.state.callers
    return callers


ShopHere = Annotated[Shop, Depends(_shop)]
CallersHere = Annotated[Callers, Depends(_callers)]
_Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def cookie_of(request: Request) -> str:
    """Return the secret in a browser's cookie, if it has one."""
    return request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE, "")


async def _bearer_or_browser(
    request: Request, callers: CallersHere, credentials: _Credentials
) -> Caller | None:
    if credentials is not None:
        return await callers.caller(credentials.credentials)
    secret = cookie_of(request)
    if not secret or not _from_our_pages(request):
        return None
    session = await callers.session(secret)
    return None if session is None else session.caller


def _from_our_pages(request: Request) -> bool:
    """Say whether a request with a cookie can be believed: it changes nothing, or a page of ours has sent it.

    A browser tells where a request comes from (Sec-Fetch-Site, or Origin before it); one that tells nothing is not
    a browser with somebody else's page in it, but it has no business with a cookie either.
    """
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return True
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin", "")
    if site is not None:
        return site == "same-origin"
    return urlsplit(origin).netloc == request.headers.get("host", "-")


CallerHere = Annotated[Caller | None, Depends(_bearer_or_browser)]


def require(scope: Scope) -> Callable[[Caller | None], Awaitable[Caller]]:
    """Return the dependency of a route that only tokens and sessions with this scope may use."""

    async def caller(found: CallerHere) -> Caller:
        if found is None:
            raise NotSignedInError(
                "There is no token, or nobody knows it.",
                why="Orders are shown to their owners only.",
                fix="Send the header 'Authorization: Bearer gw_...' with a token from the shop.",
            )
        if not found.may(scope):
            raise ForbiddenError(
                f"This token may not be used for '{scope}'.",
                why=f"It belongs to a {found.role} and carries: {', '.join(sorted(found.scopes)) or 'nothing'}.",
                fix="Use a token that may, or ask the shop for one.",
            )
        return found

    return caller


def tenant_of(caller: Caller) -> str | None:
    """Return whose things the caller sees: one company's, or everybody's for staff."""
    return None if caller.is_staff else caller.tenant

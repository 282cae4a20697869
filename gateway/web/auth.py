"""Who is calling, and may they: a bearer token becomes the Caller that every service is told about.

No token or an unknown one answers 401; a scope that the token lacks answers 403; what belongs to another company
answers 404, as if it were not there, so that ids cannot be tried out.
"""

import time
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from gateway.domain.errors import ForbiddenError, NotSignedInError
from gateway.domain.people import Caller, Scope
from gateway.services.shop import Shop
from gateway.storage.people import token_digest
from gateway.storage.store import Store

REMEMBER_S = 5.0
MOST = 1000
_bearer = HTTPBearer(
    auto_error=False, scheme_name="token", description="An API token: `Authorization: Bearer gw_...`."
)


class Callers:
    """Whose token it is, asked of the database once in a while.

    A token that was removed or changed counts as before for at most `REMEMBER_S`; one that nobody knows is asked for
    every time.
    """

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store, self._clock = store, clock
        self._known: dict[str, tuple[Caller, float]] = {}

    async def caller(self, token: str) -> Caller | None:
        """Return who bears this token; the database is not asked on the thread that serves everybody."""
        digest = token_digest(token)
        caller, until = self._known.get(digest, (None, 0.0))
        if caller is not None and self._clock() < until:
            return caller
        until = self._clock() + REMEMBER_S
        caller = await run_in_threadpool(self._look_up, token)
        self._known.pop(digest, None)
        if caller is not None:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[digest] = (caller, until)
        return caller

    def _look_up(self, token: str) -> Caller | None:
        with self._store.read() as tx:
            return tx.people.caller(token)


async def _shop(request: Request) -> Shop:
    shop: Shop = request.app.state.shop
    return shop


async def _callers(request: Request) -> Callers:
    callers: Callers = request.app.state.callers
    return callers


ShopHere = Annotated[Shop, Depends(_shop)]
_CallersHere = Annotated[Callers, Depends(_callers)]
_Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def require(scope: Scope) -> Callable[[Callers, HTTPAuthorizationCredentials | None], Awaitable[Caller]]:
    """Return the dependency of a route that only tokens with this scope may use."""

    async def caller(callers: _CallersHere, credentials: _Credentials) -> Caller:
        found = None if credentials is None else await callers.caller(credentials.credentials)
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

"""Who is calling, and may they: a bearer token becomes the Caller that every service is told about.

No token or an unknown one answers 401; a scope that the token lacks answers 403; what belongs to another company
answers 404, as if it were not there, so that ids cannot be tried out.
"""

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from gateway.domain.errors import ForbiddenError, NotSignedInError
from gateway.domain.people import Caller, Scope
from gateway.services.shop import Shop

_bearer = HTTPBearer(
    auto_error=False, scheme_name="token", description="An API token: `Authorization: Bearer gw_...`."
)


async def _shop(request: Request) -> Shop:
    shop: Shop = request.app.state.shop
    return shop


ShopHere = Annotated[Shop, Depends(_shop)]
_Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def require(scope: Scope) -> Callable[[Shop, HTTPAuthorizationCredentials | None], Caller]:
    """Return the dependency of a route that only tokens with this scope may use."""

    def caller(shop: ShopHere, credentials: _Credentials) -> Caller:
        found = None if credentials is None else _caller(shop, credentials.credentials)
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


def _caller(shop: Shop, token: str) -> Caller | None:
    with shop.store.read() as tx:
        return tx.people.caller(token)


def tenant_of(caller: Caller) -> str | None:
    """Return whose things the caller sees: one company's, or everybody's for staff."""
    return None if caller.is_staff else caller.tenant

"""The first page: customers come to where they order, the shop's staff to their queue."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from gateway.domain.errors import NotSignedInError
from gateway.domain.people import Scope
from gateway.web.browser import VisitorHere

router = APIRouter(include_in_schema=False)


@router.get("/")
async def home(who: VisitorHere) -> Response:
    """Lead everybody to the page they begin their day with."""
    if who.caller is None:
        raise NotSignedInError("You are not signed in.", fix="Sign in with your e-mail address.")
    if who.caller.only_order:
        return RedirectResponse(f"/orders/{who.caller.only_order}", 303)
    return RedirectResponse("/queue" if who.caller.may(Scope.WORKBENCH) else "/start", 303)

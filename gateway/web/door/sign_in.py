"""Sign in with an e-mail address: ask for a link, and use it by pressing a button."""

from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.errors import BadAnswersError
from gateway.services.links import Purpose
from gateway.services.sign_in import SignedIn, ask_for_link, sign_in, sign_out, whose_link
from gateway.web.auth import COOKIE, SECURE_COOKIE, CallersHere, ShopHere, cookie_of
from gateway.web.browser import LANGUAGE, Posted, Visitor, VisitorHere, set_language
from gateway.web.pages import page

router = APIRouter(include_in_schema=False)
_YEAR_S = 365 * 86_400


@router.get("/sign-in")
async def ask(request: Request, who: VisitorHere) -> Response:
    """Show where to type one's address."""
    return page(
        "door/sign_in.html",
        request,
        who,
        problem="",
        email="",
        to=_local(request.query_params.get("to", "/")),
    )


@router.post("/sign-in")
async def send_link(request: Request, who: VisitorHere, shop: ShopHere, form: Posted) -> Response:
    """Send a link to the address; the page says the same whether the shop knows it or not."""
    email = str(form.get("email", ""))[:254]
    try:
        await run_in_threadpool(ask_for_link, shop, email, who.words.locale)
    except BadAnswersError:
        said = who.words("door.not_an_address")
        return page("door/sign_in.html", request, who, status=422, problem=said, email=email, to="/")
    return page("door/look_at_your_mail.html", request, who, email=email)


@router.get("/l/{token}")
async def follow_link(token: str, request: Request, who: VisitorHere, shop: ShopHere) -> Response:
    """Follow a link: one for signing in asks for a press of a button first, since mail scanners follow links, too."""
    opened, name = await run_in_threadpool(whose_link, shop, token)
    if opened.purpose is Purpose.SIGN_IN:
        return page("door/press_to_sign_in.html", request, who, token=token, name=name)
    there = _target(opened.purpose, opened.order_id or "", opened.question_id or "")
    if who.caller is not None and await run_in_threadpool(_sees, shop, who, opened.order_id or ""):
        return RedirectResponse(there, 303)
    return _enter(request, await run_in_threadpool(sign_in, shop, token), there)


@router.post("/l/{token}")
async def use_link(token: str, request: Request, shop: ShopHere) -> Response:
    """Use a link for signing in up, and begin a session.

    Nothing but the token is asked for: whoever posts it has it, and it works once.
    """
    signed_in = await run_in_threadpool(sign_in, shop, token)
    return _enter(request, signed_in, "/")


@router.post("/sign-out")
async def leave(request: Request, shop: ShopHere, callers: CallersHere, _form: Posted) -> Response:
    """End the session."""
    secret = cookie_of(request)
    if secret:
        await run_in_threadpool(sign_out, shop, secret)
        callers.forget_session(secret)
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(COOKIE)
    response.delete_cookie(SECURE_COOKIE, secure=True)
    return response


@router.post("/language")
async def change_language(request: Request, form: Posted) -> Response:
    """Remember the language that a person reads."""
    response = RedirectResponse(_local(str(form.get("to", "/"))), 303)
    if chosen := await set_language(request):
        response.set_cookie(LANGUAGE, chosen, max_age=_YEAR_S, httponly=True, samesite="lax")
    return response


def _sees(shop: ShopHere, who: Visitor, order_id: str) -> bool:
    with shop.store.read() as tx:
        order = tx.orders.get(order_id)
        return order is not None and who.caller is not None and who.caller.sees(order.id, order.tenant)


def _target(purpose: Purpose, order_id: str, question_id: str) -> str:
    return {
        Purpose.ORDER: f"/orders/{order_id}",
        Purpose.DRAFT: f"/drafts/{order_id}",
        Purpose.ASK: f"/questions/{question_id}",
    }[purpose]


def _enter(request: Request, signed_in: SignedIn, there: str) -> Response:
    response = RedirectResponse(there, 303)
    secure = request.url.scheme == "https"
    response.set_cookie(
        SECURE_COOKIE if secure else COOKIE, signed_in.secret, max_age=int(signed_in.lasts.total_seconds()),
        httponly=True, secure=secure, samesite="lax", path="/",
    )  # fmt: skip
    return response


def _local(there: str) -> str:
    """Return an address of ours, never of another site: two slashes at the start lead away."""
    parts = urlsplit(there)
    is_ours = (
        there.startswith("/")
        and not there.startswith(("//", "/\\"))
        and not parts.netloc
        and not parts.scheme
    )
    return there if is_ours and there.isprintable() else "/"

"""The sheet of keys, and the switch that turns single keys off (WCAG 2.2, 2.1.4)."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.services.shop import Shop
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, VisitorHere
from gateway.web.csr.frame import Frame, frame_of
from gateway.web.csr.verbs import VERBS
from gateway.web.csr.workbench import KEYS_COOKIE, Staff
from gateway.web.pages import page

router = APIRouter(include_in_schema=False)
_YEAR_S = 365 * 86_400
_OTHERS = (
    ("j", "down"), ("k", "up"), ("f", "suggested"), ("n", "next_problem"), ("1-9", "digit"), ("↵", "enter"),
    ("+ - 0", "zoom"), ("b", "boxes"), ("p", "attach"),
    ("Esc", "escape"), ("t", "ticket"), (".", "copy"), ("x", "select"), ("z", "undo"), ("/", "search"),
    ("g q", "go_queue"), ("g d", "go_devices"), ("Ctrl K", "palette"), ("?", "sheet"),
)  # fmt: skip


@router.get("/keys")
async def keys(request: Request, who: VisitorHere, shop: ShopHere, _caller: Staff) -> Response:
    """Show every key and what it does."""
    frame = await run_in_threadpool(_frame, shop)
    verbs = [(verb.key, action.value) for action, verb in VERBS.items()]
    return page(
        "csr/keys.html", request, who, frame=frame, verbs=verbs, others=_OTHERS,
        single_keys=request.cookies.get(KEYS_COOKIE) != "off",
    )  # fmt: skip


def _frame(shop: Shop) -> Frame:
    with shop.store.read() as tx:
        return frame_of(shop, tx)


@router.post("/keys")
async def switch_keys(_caller: Staff, form: Posted) -> Response:
    """Turn single keys on or off in this browser."""
    response = RedirectResponse("/keys", 303)
    wanted = "off" if form.get("keys") == "off" else "on"
    response.set_cookie(KEYS_COOKIE, wanted, max_age=_YEAR_S, samesite="lax")
    return response

"""Where a customer begins: choose a product, go on with a draft, order again."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.people import Caller, Scope
from gateway.domain.states import State
from gateway.services.shop import Shop
from gateway.services.start_draft import reorder, start_draft
from gateway.storage.rows import OrderRow
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, VisitorHere, page_for
from gateway.web.pages import page

router = APIRouter(include_in_schema=False)
Writer = Annotated[Caller, Depends(page_for(Scope.ORDERS_WRITE))]
Reader = Annotated[Caller, Depends(page_for(Scope.ORDERS_READ))]
_LAST = 6


@router.get("/start")
async def start(request: Request, who: VisitorHere, shop: ShopHere, caller: Reader) -> Response:
    """Show the products, drafts to go on with, and the last orders."""
    drafts, orders = await run_in_threadpool(_own, shop, caller)
    return page(
        "customer/start.html", request, who, forms=sorted(shop.forms.values(), key=lambda form: form.id),
        drafts=drafts, orders=orders,
    )  # fmt: skip


def _own(shop: Shop, caller: Caller) -> tuple[list[OrderRow], list[OrderRow]]:
    with shop.store.read() as tx:
        drafts = tx.orders.list(tenant=caller.tenant, state=State.DRAFT.value, after="", limit=_LAST)
        return list(drafts), list(tx.orders.list(tenant=caller.tenant, state=None, after="", limit=_LAST))


@router.post("/drafts")
async def begin(who: VisitorHere, shop: ShopHere, caller: Writer, form: Posted) -> Response:
    """Begin a draft of the product chosen, or a copy of the order named."""
    order, product = str(form.get("order", "")), str(form.get("form", ""))
    if order:
        draft = await run_in_threadpool(reorder, shop, caller, order, who.words.locale)
    else:
        draft = await run_in_threadpool(start_draft, shop, caller, product, who.words.locale)
    return RedirectResponse(f"/drafts/{draft}", 303)

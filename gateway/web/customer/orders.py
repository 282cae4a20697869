"""A customer's orders: the list, and the page of one with all that can still be done about it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.cases import Action
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.consent import give_consent
from gateway.services.end_order import cancel_order
from gateway.services.resolve_case import CaseAction, resolve_case
from gateway.services.shop import Shop
from gateway.services.views import visible_order
from gateway.services.write_message import write_message
from gateway.storage.rows import OrderRow
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, VisitorHere, refuse_foreign
from gateway.web.customer.docket import docket
from gateway.web.customer.order_view import case_of, order_page
from gateway.web.customer.start import Reader, Writer
from gateway.web.edge import streamed
from gateway.web.inputs import PathId
from gateway.web.pages import page
from gateway.web.uploads.multipart import Fields, receive_multipart
from gateway.web.words import Words

router = APIRouter(include_in_schema=False)
_PAGE = 30
_LONGEST = 2000


@router.get("/orders")
async def list_orders(
    request: Request, who: VisitorHere, shop: ShopHere, caller: Reader,
    after: Annotated[str, Query(max_length=64)] = "",
) -> Response:  # fmt: skip
    """List a company's orders, newest first."""
    orders = await run_in_threadpool(_orders, shop, caller, after)
    return page("customer/orders.html", request, who, orders=orders[:_PAGE], more=len(orders) > _PAGE)


def _orders(shop: Shop, caller: Caller, after: str) -> list[OrderRow]:
    with shop.store.read() as tx:
        return list(tx.orders.list(tenant=caller.tenant, state=None, after=after, limit=_PAGE + 1))


@router.get("/orders/{order_id}")
async def show_order(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Reader
) -> Response:
    """Show an order: how far it is and what it needs; a draft leads to its form, the shop's staff to their page."""
    elsewhere = await run_in_threadpool(_elsewhere, shop, caller, order_id)
    if elsewhere:
        return RedirectResponse(elsewhere, 303)
    found = await run_in_threadpool(order_page, shop, caller, order_id, who.words)
    said = str(request.query_params.get("said", ""))
    told = who.words(f"order.said_{said}") if who.words.has(f"order.said_{said}") else ""
    placed = "placed" in request.query_params
    return page("customer/order.html", request, who, found=found, o=found.order, told=told, placed=placed)


def _elsewhere(shop: Shop, caller: Caller, order_id: str) -> str:
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
    if order.state == State.DRAFT.value:
        return f"/drafts/{order.id}"
    return f"/jobs/{order.number}" if caller.is_staff else ""


@router.post("/orders/{order_id}/message")
async def write(order_id: PathId, shop: ShopHere, caller: Writer, form: Posted) -> Response:
    """Write to the shop."""
    text = str(form.get("text", ""))[: _LONGEST * 2]
    await run_in_threadpool(write_message, shop, caller, order_id, text)
    return RedirectResponse(f"/orders/{order_id}?said=message#thread", 303)


@router.post("/orders/{order_id}/cancel")
async def cancel(order_id: PathId, shop: ShopHere, caller: Writer, form: Posted) -> Response:
    """Cancel the order while that is possible."""
    reason = str(form.get("reason", ""))[:_LONGEST]
    await run_in_threadpool(cancel_order, shop, caller, order_id, reason)
    return RedirectResponse(f"/orders/{order_id}", 303)


@router.post("/orders/{order_id}/accept")
async def accept(
    order_id: PathId, who: VisitorHere, shop: ShopHere, caller: Writer, form: Posted
) -> Response:
    """Accept what was found, with a record of who accepted what; the order goes on by itself."""
    if form.get("accept") != "1":
        return RedirectResponse(f"/orders/{order_id}?said=tick#needs", 303)
    seen = frozenset(map(str, form.getlist("seen")))
    said = await run_in_threadpool(_accept, shop, caller, order_id, (seen, who.words))
    return RedirectResponse(f"/orders/{order_id}?said={said}", 303)


def _accept(shop: Shop, caller: Caller, order_id: str, how: tuple[frozenset[str], Words]) -> str:
    """Carry the consent out; what is on the page by now must be what was seen."""
    seen, words = how
    found = order_page(shop, caller, order_id, words)
    if not found.wants_consent:
        return "over"
    if not set(found.to_accept) <= seen:
        return "changed"
    reports = [(file.slot, file.report) for file in found.files.values() if file.report is not None]
    with shop.store.write("consent") as tx:
        case = case_of(tx, found.order)
        give_consent(shop, tx, caller, found.order.id, reports, seen)
    if case is None:
        return "over"
    resolve_case(shop, caller, case.id, CaseAction(Action.ACCEPT, words("order.accepted_reason")))
    return "accepted"


@router.post("/orders/{order_id}/files")
@streamed
async def send_files(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Writer
) -> Response:
    """Take corrected files; the order is checked again by itself."""

    def admit(fields: Fields) -> None:
        refuse_foreign(request, shop, who.session, fields.get("_csrf", ""))

    await run_in_threadpool(_elsewhere, shop, caller, order_id)
    received = await receive_multipart(request, shop, caller, admit=admit)
    files = {name.removeprefix("file."): row.id for name, row in received.files.items()}
    files |= {
        name.removeprefix("id."): str(value)
        for name, value in received.fields.items()
        if name.startswith("id.") and value
    }
    said = await run_in_threadpool(_replace, shop, caller, order_id, files)
    return RedirectResponse(f"/orders/{order_id}?said={said}", 303)


def _replace(shop: Shop, caller: Caller, order_id: str, files: dict[str, str]) -> str:
    with shop.store.read() as tx:
        case = case_of(tx, visible_order(tx, caller, order_id))
    if case is None:
        return "over"
    if not files:
        return "no_file"
    resolve_case(shop, caller, case.id, CaseAction(Action.REPLACE_FILE, "", files))
    return "corrected"


@router.get("/orders/{order_id}/docket.pdf")
async def read_docket(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Reader
) -> Response:
    """Give the order on paper."""
    base = (shop.base_url or str(request.base_url)).rstrip("/")
    number, data = await run_in_threadpool(docket, shop, caller, order_id, (who.words, base))
    headers = {"Content-Disposition": f'inline; filename="{number}.pdf"'}
    return Response(data, 200, headers, "application/pdf")

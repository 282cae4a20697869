"""The orders of a customer: the list, one order with all that can be done about it."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.cases import Action
from gateway.domain.errors import NotMendedError, WrongMomentError
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.case_action import CaseAction
from gateway.services.consent import give_consent
from gateway.services.end_order import cancel_order
from gateway.services.mend_order import Held, source_of
from gateway.services.resolve_case import resolve_case
from gateway.services.shop import Shop
from gateway.services.write_message import write_message
from gateway.storage.rows import CaseRow, OrderRow
from gateway.storage.store import Tx
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, Visitor, VisitorHere, refuse_foreign
from gateway.web.customer.order_view import OrderShown, order_shown
from gateway.web.customer.start import Reader, Writer
from gateway.web.edge import streamed
from gateway.web.inputs import PathId
from gateway.web.pages import page
from gateway.web.uploads.multipart import Fields, receive_multipart

router = APIRouter(include_in_schema=False)
_PAGE = 50
_REASON = 500


@router.get("/orders")
async def list_orders(request: Request, who: VisitorHere, shop: ShopHere, caller: Reader) -> Response:
    """List the company's orders, newest first."""
    after = request.query_params.get("after", "")[:64]
    rows = await run_in_threadpool(_rows, shop, caller, after)
    more = rows[_PAGE - 1].number if len(rows) == _PAGE else ""
    return page("customer/orders.html", request, who, orders=rows, more=more)


def _rows(shop: Shop, caller: Caller, after: str) -> list[OrderRow]:
    with shop.store.read() as tx:
        return list(tx.orders.list(tenant=caller.tenant, state=None, after=after, limit=_PAGE))


@router.get("/orders/{order_id}")
async def show(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Reader
) -> Response:
    """Show an order; a draft leads to its form."""
    found = await run_in_threadpool(order_shown, shop, caller, order_id, who.words.locale)
    if found.order.state == State.DRAFT.value:
        return RedirectResponse(f"/drafts/{found.order.id}", 303)
    return _answer(request, who, found)


def _answer(
    request: Request, who: Visitor, found: OrderShown, problem: str = "", where: str = ""
) -> Response:
    """Show the order, with what stood in the way and the id of the field where that is put right."""
    return page(
        "customer/order.html", request, who, status=422 if problem else 200, o=found, order=found.order,
        problem=problem, where=where, placed="placed" in request.query_params,
    )  # fmt: skip


@router.post("/orders/{order_id}/cancel")
async def cancel(order_id: PathId, shop: ShopHere, caller: Writer, form: Posted) -> Response:
    """Cancel the order while that is possible."""
    await run_in_threadpool(cancel_order, shop, caller, order_id, str(form.get("reason", ""))[:_REASON])
    return RedirectResponse(f"/orders/{order_id}", 303)


@router.post("/orders/{order_id}/message")
async def write(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Writer, form: Posted
) -> Response:
    """Write to the shop about the order."""
    text = str(form.get("text", "")).strip()
    if not text:
        found = await run_in_threadpool(order_shown, shop, caller, order_id, who.words.locale)
        return _answer(request, who, found, who.words("order.message_empty"), "text")
    await run_in_threadpool(write_message, shop, caller, order_id, text)
    return RedirectResponse(f"/orders/{order_id}#thread", 303)


@router.post("/orders/{order_id}/accept")
async def accept(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Writer, form: Posted
) -> Response:
    """Accept what was found in the files; who did and when is recorded with each finding."""
    found = await run_in_threadpool(order_shown, shop, caller, order_id, who.words.locale)
    seen = frozenset(map(str, form.getlist("seen")))
    if form.get("accept") != "1" or not set(found.to_accept) <= seen:
        return _answer(request, who, found, who.words("proof.not_accepted"), "accept")
    await run_in_threadpool(_accept, shop, caller, found, who.words("order.accepted_reason"))
    return RedirectResponse(f"/orders/{order_id}", 303)


def _accept(shop: Shop, caller: Caller, found: OrderShown, reason: str) -> None:
    case = _case(found)
    reports = [(file.slot, file.report) for file in found.files if file.report is not None]

    def book(tx: Tx) -> None:
        give_consent(shop, tx, caller, found.order.id, reports, frozenset(found.to_accept))

    asked = CaseAction(Action.ACCEPT, reason=reason, version=case.version)
    resolve_case(shop, caller, case.id, asked, book=book)


@router.post("/orders/{order_id}/mend")
async def mend(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Writer, form: Posted
) -> Response:
    """Have a file mended as was offered; who wanted it and when is recorded, and the order is checked again."""
    found = await run_in_threadpool(order_shown, shop, caller, order_id, who.words.locale)
    held = Held(str(form.get("slot", "")), str(form.get("sha256", "")))
    if held not in _held(found):
        return RedirectResponse(f"/orders/{order_id}", 303)
    case = _case(found)
    asked = CaseAction(Action.MEND, version=case.version, mends={held.slot: (str(form.get("key", "")),)})
    try:
        await run_in_threadpool(resolve_case, shop, caller, case.id, asked)
    except NotMendedError:
        return _answer(request, who, found, who.words("files.offer_gone"), "need-h")
    return RedirectResponse(f"/orders/{order_id}", 303)


@router.post("/orders/{order_id}/unmend")
async def unmend(
    order_id: PathId, who: VisitorHere, shop: ShopHere, caller: Writer, form: Posted
) -> Response:
    """Let a file count again as it came; the order is checked again."""
    found = await run_in_threadpool(order_shown, shop, caller, order_id, who.words.locale)
    held = Held(str(form.get("slot", "")), str(form.get("sha256", "")))
    if held in _held(found):
        await run_in_threadpool(_unmend, shop, caller, found, held)
    return RedirectResponse(f"/orders/{order_id}", 303)


def _held(found: OrderShown) -> list[Held]:
    """Return the files that the order has now: what was pressed beside another one is passed over."""
    return [Held(file.slot, file.row.sha256) for file in found.files if file.row is not None]


def _unmend(shop: Shop, caller: Caller, found: OrderShown, held: Held) -> None:
    case = _case(found)
    with shop.store.read() as tx:
        source = source_of(tx, found.order, held)
    if source is not None:
        asked = CaseAction(Action.REPLACE_FILE, version=case.version, files={held.slot: source.id})
        resolve_case(shop, caller, case.id, asked)


def _case(found: OrderShown) -> CaseRow:
    if found.case is None:
        raise WrongMomentError(
            "Nothing is needed from you at the moment.", fix="Look at the order as it is now."
        )
    return found.case


@router.post("/orders/{order_id}/files")
@streamed
async def correct(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Writer
) -> Response:
    """Take corrected files; the order is checked again by itself."""

    def admit(fields: Fields) -> None:
        refuse_foreign(request, shop, who.session, fields.get("_csrf", ""))

    found = await run_in_threadpool(order_shown, shop, caller, order_id, who.words.locale)
    received = await receive_multipart(request, shop, caller, admit=admit)
    files = received.by_slot
    if not files:
        return _answer(request, who, found, who.words("order.no_file"), "need-h")
    case = _case(found)
    asked = CaseAction(Action.REPLACE_FILE, files=files, version=case.version)
    await run_in_threadpool(partial(resolve_case, shop, caller, case.id, asked))
    return RedirectResponse(f"/orders/{order_id}", 303)

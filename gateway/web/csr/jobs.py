"""An order as the shop's staff see it: everything about it, its ticket, and what can be done without a Case."""

import re

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.errors import BadAnswersError, GatewayError, UnknownThingError, WrongMomentError
from gateway.domain.people import Caller
from gateway.domain.states import FINAL, State, Trigger, next_state
from gateway.services.by_hand import by_hand
from gateway.services.end_order import cancel_order, ship_order
from gateway.services.shop import Shop
from gateway.services.ticket_origins import ticket_origins
from gateway.services.views import visible_order
from gateway.services.write_message import write_message
from gateway.storage.rows import DeliveryRow, OrderRow
from gateway.storage.store import Tx
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, Visitor, VisitorHere
from gateway.web.csr.frame import frame_of
from gateway.web.csr.pane import job_of
from gateway.web.csr.whereabouts import whereabouts
from gateway.web.csr.workbench import Staff
from gateway.web.inputs import PathId
from gateway.web.pages import page
from jdf import explain
from order_forms import label, option_label, visible

router = APIRouter(include_in_schema=False)
_LONGEST = 4000
_BACK = re.compile(r"/cases/[0-9a-zA-Z-]{1,64}")
_MOST_SHOWN = 400_000


@router.get("/jobs/{order_id}")
async def job(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Staff
) -> Response:
    """Show everything about an order."""
    return await run_in_threadpool(_shown, request, who, shop, caller, order_id)


def _shown(
    request: Request, who: Visitor, shop: Shop, caller: Caller, order_id: str, error: GatewayError | None = None
) -> Response:  # fmt: skip
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        case = next(iter(tx.cases.open_of_order(order.id)), None)
        return page(
            "csr/job.html", request, who, status=200 if error is None else error.status, frame=frame_of(shop, tx),
            job=job_of(shop, tx, caller, who.words, order), case_id="" if case is None else case.id, error=error,
            where=whereabouts(tx, who.words, order), may=_may(tx, order), parts=order.job.get("parts", ()),
            ordered=_ordered(shop, order, who.words.locale),
        )  # fmt: skip


def _ordered(shop: Shop, order: OrderRow, locale: str) -> list[tuple[str, str]]:
    """Return the answers in the form's own words; as they stand, where the form has gone."""
    form = shop.forms.get(order.form_id)
    if form is None:
        return [(name, str(value)) for name, value in order.answers.items() if isinstance(value, str | int)]
    texts = form.words(locale)
    return [
        (label(texts, field.key), option_label(texts, field.key, field.value))
        for field in visible(form, order.answers).fields
        if field.given and field.kind not in ("object", "array")
    ]


def _may(tx: Tx, order: OrderRow) -> tuple[str, ...]:
    """Return what can be done with the order as it stands."""
    state = State(order.state)
    free = not tx.cases.open_of_order(order.id)
    ship = free and next_state(state, Trigger.SHIP) is not None
    cancel = state not in FINAL and next_state(state, Trigger.CANCEL) is not None
    return tuple(name for name, can in (("ship", ship), ("cancel", cancel)) if can)


@router.post("/jobs/{order_id}/{verb}")
async def act(  # noqa: PLR0913, PLR0917 - what FastAPI hands in
    order_id: PathId, verb: str, request: Request, who: VisitorHere, shop: ShopHere, caller: Staff, form: Posted
) -> Response:  # fmt: skip
    """Ship or cancel an order, or write to its customer."""
    services = {
        "ship": (ship_order, "reason"),
        "cancel": (cancel_order, "reason"),
        "message": (write_message, "text"),
    }
    if verb not in services:
        raise UnknownThingError(f"Nothing can be done by the name of '{verb}'.")
    service, field = services[verb]
    try:
        await run_in_threadpool(service, shop, caller, order_id, str(form.get(field, ""))[:_LONGEST])
    except (BadAnswersError, WrongMomentError) as error:
        return await run_in_threadpool(_shown, request, who, shop, caller, order_id, error)
    back = str(form.get("back", ""))
    return RedirectResponse(back if _BACK.fullmatch(back) else f"/jobs/{order_id}", 303)


@router.get("/jobs/{order_id}/ticket")
async def ticket(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Staff, job_id: str = ""
) -> Response:  # fmt: skip
    """Show the JDF ticket of an attempt as it was sent."""
    return await run_in_threadpool(_ticket, request, who, shop, caller, (order_id, job_id))


def _ticket(request: Request, who: Visitor, shop: Shop, caller: Caller, which: tuple[str, str]) -> Response:
    with shop.store.read() as tx:
        order, found = _attempt(tx, caller, which)
        data = shop.blobs.read(found.ticket_sha256)
        return page(
            "csr/ticket.html", request, who, frame=frame_of(shop, tx), order=order, delivery=found,
            explained=explain(data), text=data[:_MOST_SHOWN].decode("utf-8", "replace"),
            cut=len(data) > _MOST_SHOWN, traced=found.revision == order.revision,
            by_hand=by_hand(tx, order.id, found.job_id),
        )  # fmt: skip


def _attempt(tx: Tx, caller: Caller, which: tuple[str, str]) -> tuple[OrderRow, DeliveryRow]:
    order_id, job_id = which
    order = visible_order(tx, caller, order_id)
    attempts = tx.deliveries.of_order(order.id)
    found = next((row for row in reversed(attempts) if job_id in ("", row.job_id)), None)
    if found is None:
        raise UnknownThingError(f"Order {order.number} has no ticket {job_id}.".replace(" .", "."))
    return order, found


@router.get("/jobs/{order_id}/ticket/origins")
async def origins(
    order_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Staff, job_id: str = ""
) -> Response:  # fmt: skip
    """Show of every value of a ticket where it comes from."""
    return await run_in_threadpool(_origins, request, who, shop, caller, (order_id, job_id))


def _origins(request: Request, who: Visitor, shop: Shop, caller: Caller, which: tuple[str, str]) -> Response:
    with shop.store.read() as tx:
        order, found = _attempt(tx, caller, which)
        return page(
            "csr/ticket_origins.html", request, who, frame=frame_of(shop, tx), order=order, delivery=found,
            values=ticket_origins(shop, tx, order, found),
        )  # fmt: skip

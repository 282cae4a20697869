"""Orders: try one out, place it, look at it, fetch its ticket, cancel it."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import JSONResponse, Response
from pydantic import Field, TypeAdapter

from gateway.domain.errors import UnknownThingError
from gateway.domain.people import Caller, Scope
from gateway.domain.states import State
from gateway.services.check_order import OrderCheck, check_order
from gateway.services.end_order import cancel_order, ship_order
from gateway.services.submit_order import OrderRequest, submit_order
from gateway.services.views import OrderSummary, OrderView, order_summary, order_view, visible_order
from gateway.storage.rows import OrderRow
from gateway.storage.store import Tx
from gateway.web.auth import ShopHere, require, tenant_of
from gateway.web.inputs import EXAMPLE_ID, Body, Clean, Id, Limit, PathId, Reason
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/orders", tags=["orders"])
JDF = "application/vnd.cip4-jdf+xml"
Writer = Annotated[Caller, Depends(require(Scope.ORDERS_WRITE))]
Reader = Annotated[Caller, Depends(require(Scope.ORDERS_READ))]
_Key = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern="^[!-~]{0,255}$",
        description="A text of your choice, new for each order: sent again, it gets the first answer again.",
    ),
]
_summary = TypeAdapter(OrderSummary)
_ANSWERS: dict[str, Any] = {
    "name": "Spring sale",
    "quantity": 500,
    "size": "A5",
    "sides": "one",
    "colours": "cmyk",
    "paper": "silk-135",
    "delivery": {
        "recipient": "Ana Example",
        "street": "1 Example Street",
        "postal_code": "12345",
        "city": "Exampletown",
        "country_code": "DE",
    },
}
_FOLLOW = {"read_order": {"operationId": "read_order", "parameters": {"order_id": "$response.body#/id"}}}


class OrderBody(Body):
    """An order: the form's id, answers that fit the form's schema, and a received file for each slot."""

    form: Id = Field(examples=["flyer"])
    answers: dict[str, Any] = Field(
        description="The answers; `GET /forms/{form_id}` gives their schema.", examples=[_ANSWERS]
    )
    files: dict[Id, Id] = Field(default={}, max_length=500, examples=[{"single": EXAMPLE_ID}])

    def request(self) -> OrderRequest:
        """Return the order as the services know it."""
        return OrderRequest(self.form, self.answers, self.files)


class CancelBody(Body):
    """Why an order is cancelled."""

    reason: Reason = Field(default="", examples=["The event was called off."])


@dataclass(frozen=True, slots=True)
class OrderList:
    """A page of orders, newest first; `next` goes into `after` for the page that follows, null on the last."""

    orders: list[OrderSummary]
    next: str | None


@router.post(
    "",
    status_code=201,
    response_model=OrderSummary,
    summary="Place an order",
    responses={
        201: {"description": "The order is kept.", "links": _FOLLOW},
        **documented(400, 404, 413, 422, 507),
    },
)
def place_order(body: OrderBody, shop: ShopHere, caller: Writer, key: _Key = "") -> Response:
    """Place an order; the answer means that it is kept and will be checked and sent by itself. Scope: `orders:write`.

    With an `Idempotency-Key` the same request can be sent again safely: it gets the same answer and places nothing.
    """
    answer = submit_order(shop, caller, body.request(), key, _answer)
    return JSONResponse(answer, 201, {"Location": f"{router.prefix}/{answer['id']}"})


def _answer(_tx: Tx, order: OrderRow) -> dict[str, Any]:
    answer: dict[str, Any] = _summary.dump_python(order_summary(order), mode="json")
    return answer


@router.post("/check", summary="Try an order out", responses=documented(400, 404, 413, 422))
def try_order(body: OrderBody, shop: ShopHere, caller: Writer) -> OrderCheck:
    """Say what is wrong with an order, what it costs and which files it needs; keeps nothing. Scope: `orders:write`."""
    return check_order(shop, caller, body.request())


@router.get("", summary="List orders", responses=documented(422))
def list_orders(
    shop: ShopHere,
    caller: Reader,
    state: Annotated[State | None, Query(description="Only orders in this state.")] = None,
    after: Annotated[
        str, Query(max_length=64, description="The number that ended the page before."), Clean
    ] = "",
    limit: Limit = 50,
) -> OrderList:
    """List orders, newest first: a customer's company's own, or all for staff. Scope: `orders:read`."""
    with shop.store.read() as tx:
        rows = tx.orders.list(tenant=tenant_of(caller), state=state, after=after, limit=limit)
    return OrderList([order_summary(row) for row in rows], rows[-1].number if len(rows) == limit else None)


@router.get("/{order_id}", summary="Read an order", responses=documented(404, 422))
def read_order(order_id: PathId, shop: ShopHere, caller: Reader) -> OrderView:
    """Give everything about an order: answers, job, files, reports, deliveries, Cases, events. Scope: `orders:read`."""
    with shop.store.read() as tx:
        return order_view(tx, visible_order(tx, caller, order_id), caller)


@router.get(
    "/{order_id}/ticket",
    summary="Fetch an order's JDF ticket",
    response_class=Response,
    responses={
        200: {"description": "The ticket as it was sent.", "content": {JDF: {"schema": {"type": "string"}}}},
        **documented(404, 422),
    },
)
def read_ticket(
    order_id: PathId,
    shop: ShopHere,
    caller: Reader,
    job_id: Annotated[
        str, Query(max_length=64, description="The JobID of an attempt; the newest if left out."), Clean
    ] = "",
) -> Response:
    """Give the JDF ticket of the newest attempt, or of the one named. Scope: `orders:read`."""
    with shop.store.read() as tx:
        attempts = tx.deliveries.of_order(visible_order(tx, caller, order_id).id)
    found = next((row for row in reversed(attempts) if job_id in ("", row.job_id)), None)
    if found is None:
        raise UnknownThingError(
            f"Order {order_id} has no ticket{f' {job_id}' if job_id else ' yet'}.",
            why="A ticket is written when the order's files have passed.",
            fix="Read the order: its deliveries name their tickets.",
        )
    name = f'attachment; filename="{found.job_id}.jdf"'
    return Response(shop.blobs.read(found.ticket_sha256), 200, {"Content-Disposition": name}, JDF)


@router.post(
    "/{order_id}/cancel", summary="Cancel an order", responses=documented(400, 404, 409, 413, 422, 507)
)
def stop_order(order_id: PathId, body: CancelBody, shop: ShopHere, caller: Writer) -> OrderSummary:
    """Cancel an order while that is possible, taking its ticket back from the device. Scope: `orders:write`."""
    cancel_order(shop, caller, order_id, body.reason)
    with shop.store.read() as tx:
        return order_summary(visible_order(tx, caller, order_id))


class ShipBody(Body):
    """What is known of the shipment, e.g. carrier and tracking number."""

    note: Reason = Field(default="", examples=["DHL 00340434161094000000"])


@router.post("/{order_id}/ship", summary="Ship an order", responses=documented(400, 404, 409, 413, 422, 507))
def ship(order_id: PathId, body: ShipBody, shop: ShopHere, caller: Writer) -> OrderSummary:
    """Say that a produced order has left the house; for the shop's staff. Scope: `orders:write`."""
    ship_order(shop, caller, order_id, body.note)
    with shop.store.read() as tx:
        return order_summary(visible_order(tx, caller, order_id))

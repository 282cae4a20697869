"""Events: everything that happened, in order."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from gateway.domain.people import Caller, Scope
from gateway.services.views import EventView, event_view, visible_order
from gateway.storage.store import Tx
from gateway.web.auth import ShopHere, company_of, require
from gateway.web.inputs import Clean, Limit, Seq
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/events", tags=["events"])


@dataclass(frozen=True, slots=True)
class EventList:
    """Events, oldest first; `next` goes into `after` to learn what follows, now or later."""

    events: list[EventView]
    next: int


@router.get("", summary="List events", responses=documented(404, 422))
def list_events(
    shop: ShopHere,
    caller: Annotated[Caller, Depends(require(Scope.EVENTS_READ))],
    after: Seq = 0,
    limit: Limit = 100,
    order: Annotated[
        str, Query(max_length=64, description="Only events of this order (id or number)."), Clean
    ] = "",
) -> EventList:
    """List what happened after an event: of one's company's orders, or everything for staff. Scope: `events:read`."""
    with shop.store.read() as tx:
        rows = tx.events.after(after, limit=limit, orders=_orders(tx, caller, order))
    return EventList([event_view(row) for row in rows], (rows[-1].seq or after) if rows else after)


def _orders(tx: Tx, caller: Caller, order: str) -> list[str] | None:
    if order:
        return [visible_order(tx, caller, order).id]
    company = company_of(caller)
    return None if company is None else list(tx.orders.ids_of_company(company))

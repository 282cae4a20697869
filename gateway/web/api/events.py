"""Events: everything that happened, in order."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from gateway.domain.people import Caller, Scope
from gateway.services.views import EventView, event_views, visible_order
from gateway.web.auth import ShopHere, require, tenant_of
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
        about = visible_order(tx, caller, order).id if order else None
        rows = tx.events.after(after, limit=limit, order_id=about, tenant=tenant_of(caller))
    return EventList(event_views(rows, caller), (rows[-1].seq or after) if rows else after)

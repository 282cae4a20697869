"""Find an order by whatever a caller on the phone can say, and tell at once where it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from gateway.services.shop import Shop
from gateway.web.auth import ShopHere
from gateway.web.browser import VisitorHere
from gateway.web.csr.frame import Frame, frame_of
from gateway.web.csr.whereabouts import whereabouts
from gateway.web.csr.workbench import Staff
from gateway.web.inputs import Clean
from gateway.web.pages import page
from gateway.web.words import Words

router = APIRouter(include_in_schema=False)
MOST = 25


@dataclass(frozen=True, slots=True)
class Hit:
    """An order that was found."""

    id: str
    number: str
    title: str
    company: str
    state: str
    created_at: datetime
    where: str
    case_id: str


@router.get("/search")
async def search(
    request: Request, who: VisitorHere, shop: ShopHere, _caller: Staff,
    q: Annotated[str, Query(max_length=200), Clean] = "",
) -> Response:  # fmt: skip
    """Show the orders that a text leads to."""
    text = " ".join(q.split())
    frame, hits = await run_in_threadpool(_found, shop, who.words, text)
    return page("csr/search.html", request, who, frame=frame, hits=hits, text=text, most=MOST)


def _found(shop: Shop, words: Words, text: str) -> tuple[Frame, tuple[Hit, ...]]:
    with shop.store.read() as tx:
        rows = tx.orders.search(text, MOST) if text else ()
        hits = []
        for row in rows:
            case = next(iter(tx.cases.open_of_order(row.id)), None)
            hits.append(
                Hit(
                    row.id, row.number, row.title, row.company, row.state, row.created_at,
                    whereabouts(tx, words, row), "" if case is None else case.id,
                )
            )  # fmt: skip
        return frame_of(shop, tx), tuple(hits)

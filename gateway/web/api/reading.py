"""How far the reading of an order's files is, and what was found so far."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from gateway.domain.people import Caller, Scope
from gateway.services.reading import Reading, readings_of
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import Clean, PathId
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/orders", tags=["orders"])
_Locale = Annotated[
    str, Query(max_length=20, description="In which language findings are told.", examples=["de"]), Clean
]


@dataclass(frozen=True, slots=True)
class ReadingList:
    """The files of an order, or of a draft, by slot."""

    files: list[Reading]


@router.get("/{order_id}/reading", summary="See how far the files are read", responses=documented(404, 422))
def read_progress(
    order_id: PathId,
    shop: ShopHere,
    caller: Annotated[Caller, Depends(require(Scope.ORDERS_READ))],
    locale: _Locale = "en",
) -> ReadingList:
    """Say of each file how many of its pages are read, of how many, and what was found so far. Scope: `orders:read`.

    While a file is `reading`, findings come and stay: what the whole file is then told says the same or worse of these
    pages. The verdict is in `reports` of the order when its check has ended.
    """
    return ReadingList(readings_of(shop, caller, order_id, locale))

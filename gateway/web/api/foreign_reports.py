"""Reports of other preflight programs, attached to the files of orders."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from gateway.domain.people import Caller, Scope
from gateway.services.attach_report import ReportToAttach, attach_report
from gateway.services.views import AttachedView, attached_view, visible_order
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import EXAMPLE_ID, Body, Id, PathId
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/orders", tags=["orders"])
Staff = Annotated[Caller, Depends(require(Scope.WORKBENCH))]


class AttachBody(Body):
    """Which received file is the report, and of which slot's file it speaks."""

    report: Id = Field(examples=[EXAMPLE_ID], description="The id that `PUT /files` gave the report.")
    slot: str = Field(
        default="", max_length=100, examples=["single"], description="May be left out where the order has one file."
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AttachedList:
    """An order's attached reports, oldest first; one of a file that was replaced since no longer counts."""

    reports: list[AttachedView]


@router.get("/{order_id}/reports", summary="List attached reports", responses=documented(404, 422))
def list_reports(order_id: PathId, shop: ShopHere, caller: Staff) -> AttachedList:
    """List what other preflight programs said of an order's files. Scope: `workbench:use`."""
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        return AttachedList([attached_view(row) for row in tx.foreign.of_order(order.id)])


@router.post(
    "/{order_id}/reports",
    status_code=201,
    summary="Attach a report",
    responses=documented(400, 404, 409, 413, 422, 507),
)
def attach(order_id: PathId, body: AttachBody, shop: ShopHere, caller: Staff) -> AttachedView:
    """Attach a report of PitStop (XML) or callas pdfToolbox (XML, JSON) to a file. Scope: `workbench:use`.

    Send it with `PUT /files` first. Its findings lie beside ours from then on, none told twice, and count as
    `[preflight] foreign_reports` in shop.toml says. The same report again changes nothing.
    """
    return attached_view(attach_report(shop, caller, order_id, ReportToAttach(body.report, body.slot)))

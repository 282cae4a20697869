"""Cases: why orders stand still, and what can be done about it."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from gateway.domain.cases import CaseState
from gateway.domain.people import Caller, Scope
from gateway.services.case_action import visible_case
from gateway.services.resolve_case import resolve_case
from gateway.services.views import CaseView, case_view
from gateway.web.action_body import ActionBody
from gateway.web.auth import ShopHere, require, tenant_of
from gateway.web.inputs import Limit, PathId
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/cases", tags=["cases"])
Reader = Annotated[Caller, Depends(require(Scope.CASES_READ))]


@dataclass(frozen=True, slots=True)
class CaseList:
    """Cases, the longest waiting first."""

    cases: list[CaseView]


@dataclass(frozen=True, slots=True)
class CaseActed:
    """Where the order and the Case stand after an action; the state is empty where the Case has no order."""

    order_state: str
    case: CaseView


@router.get("", summary="List Cases", responses=documented(422))
def list_cases(
    shop: ShopHere,
    caller: Reader,
    state: Annotated[CaseState | None, Query(description="Only Cases in this state.")] = None,
    limit: Limit = 50,
) -> CaseList:
    """List Cases, the longest waiting first: those of a company's orders, or all for staff. Scope: `cases:read`."""
    with shop.store.read() as tx:
        rows = tx.cases.list(state=state, tenant=tenant_of(caller), limit=limit)
        return CaseList([case_view(tx, row, caller) for row in rows])


@router.get("/{case_id}", summary="Read a Case", responses=documented(404, 422))
def read_case(case_id: PathId, shop: ShopHere, caller: Reader) -> CaseView:
    """Give a Case: its cause, the evidence, whose turn it is, what can be done. Scope: `cases:read`."""
    with shop.store.read() as tx:
        return case_view(tx, visible_case(tx, caller, case_id), caller)


@router.post(
    "/{case_id}/actions", summary="Act on a Case", responses=documented(400, 404, 409, 413, 422, 507)
)
def act_on_case(
    case_id: PathId,
    body: ActionBody,
    shop: ShopHere,
    caller: Annotated[Caller, Depends(require(Scope.CASES_ACT))],
) -> CaseActed:
    """Do one of the things that the Case offers; the order goes on, waits or ends by it. Scope: `cases:act`."""
    order_state = resolve_case(shop, caller, case_id, body.asked())
    with shop.store.read() as tx:
        return CaseActed(order_state, case_view(tx, visible_case(tx, caller, case_id), caller))

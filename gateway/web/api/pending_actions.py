"""Actions that can be taken back: take one, see what is pending, take it back."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from gateway.domain.pending import UNDO_S
from gateway.domain.people import Caller, Scope
from gateway.services.take_action import (
    LONGEST_S,
    Pending,
    list_pending,
    read_pending,
    take_action,
    withdraw_action,
)
from gateway.web.action_body import ActionBody
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import Id, PathId
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/pending-actions", tags=["cases"])
Staff = Annotated[Caller, Depends(require(Scope.WORKBENCH))]


class TakenBody(ActionBody):
    """An action on a Case, and how long it can be taken back."""

    case: Id = Field(description="The Case's id, or the number of the order that it stops.")
    delay_s: float = Field(
        default=UNDO_S, ge=0, le=LONGEST_S, description="How many seconds it can be taken back."
    )


@dataclass(frozen=True, slots=True)
class PendingList:
    """What is pending, the next to be carried out first."""

    pending: list[Pending]


@router.post(
    "", status_code=201, summary="Take an action that can be taken back",
    responses=documented(400, 404, 409, 413, 422, 507),
)  # fmt: skip
def take(body: TakenBody, shop: ShopHere, caller: Staff) -> Pending:
    """Keep an action that is carried out in some seconds unless it is taken back. Scope: `workbench:use`."""
    return take_action(shop, caller, body.case, body.asked(), delay_s=body.delay_s)


@router.get("", summary="List what is pending", responses=documented())
def list_all(shop: ShopHere, _caller: Staff) -> PendingList:
    """List the actions that can still be taken back. Scope: `workbench:use`."""
    return PendingList(list(list_pending(shop)))


@router.get("/{pending_id}", summary="Read what became of an action", responses=documented(404, 422))
def read(pending_id: PathId, shop: ShopHere, caller: Staff) -> Pending:
    """Say whether an action is pending, done, withdrawn, or refused and why. Scope: `workbench:use`."""
    return read_pending(shop, caller, pending_id)


@router.delete("/{pending_id}", summary="Take an action back", responses=documented(404, 409, 422, 507))
def withdraw(pending_id: PathId, shop: ShopHere, caller: Staff) -> Pending:
    """Take an action back before it is carried out. Scope: `workbench:use`."""
    withdraw_action(shop, caller, pending_id)
    return read_pending(shop, caller, pending_id)

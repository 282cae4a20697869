"""Who is at a Case, and what they note for each other."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends

from gateway.domain.people import Caller, Scope
from gateway.services.case_action import visible_case
from gateway.services.claim_case import Claim, claim_case, claim_of, release_case
from gateway.services.note_case import Note, note_case, notes
from gateway.services.shop import Shop
from gateway.web.action_body import Text
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import Body, PathId
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/cases", tags=["cases"])
Staff = Annotated[Caller, Depends(require(Scope.WORKBENCH))]


class NoteBody(Body):
    """A note to one's colleagues."""

    text: Text


@dataclass(frozen=True, slots=True)
class NoteList:
    """The notes on a Case, oldest first."""

    notes: list[Note]


@dataclass(frozen=True, slots=True)
class ClaimState:
    """Who has taken a Case, null for nobody."""

    claim: Claim | None


@router.put("/{case_id}/claim", summary="Take a Case", responses=documented(404, 409, 422, 507))
def claim(case_id: PathId, shop: ShopHere, caller: Staff) -> ClaimState:
    """Take a Case, also from somebody else; it locks nobody out and ends by itself. Scope: `workbench:use`."""
    claim_case(shop, caller, case_id)
    return _claim(shop, caller, case_id)


@router.delete("/{case_id}/claim", summary="Give a Case back", responses=documented(404, 409, 422, 507))
def release(case_id: PathId, shop: ShopHere, caller: Staff) -> ClaimState:
    """Give a Case back; where somebody else has it, nothing happens. Scope: `workbench:use`."""
    release_case(shop, caller, case_id)
    return _claim(shop, caller, case_id)


def _claim(shop: Shop, caller: Caller, case_id: str) -> ClaimState:
    with shop.store.read() as tx:
        return ClaimState(claim_of(tx, visible_case(tx, caller, case_id), shop.clock()))


@router.get("/{case_id}/notes", summary="List notes", responses=documented(404, 422))
def list_notes(case_id: PathId, shop: ShopHere, caller: Staff) -> NoteList:
    """List the notes on a Case; customers never see them. Scope: `workbench:use`."""
    with shop.store.read() as tx:
        return NoteList(list(notes(tx, visible_case(tx, caller, case_id).id)))


@router.post("/{case_id}/notes", summary="Write a note", responses=documented(400, 404, 413, 422, 507))
def note(case_id: PathId, body: NoteBody, shop: ShopHere, caller: Staff) -> NoteList:
    """Write a note on a Case to one's colleagues. Scope: `workbench:use`."""
    note_case(shop, caller, case_id, body.text)
    return list_notes(case_id, shop, caller)

"""Take a Case, or give it back: a soft claim that tells colleagues and locks nobody out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from gateway.domain.cases import CaseState
from gateway.domain.errors import ForbiddenError, WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.services.advance import note_event
from gateway.services.case_action import visible_case
from gateway.services.shop import Shop
from gateway.storage.rows import CaseRow
from gateway.storage.store import Tx

CLAIM = timedelta(minutes=10)
"""How long a claim counts without being renewed."""
_RENEW = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who has taken a Case, and until when that counts."""

    person_id: str
    name: str
    until: datetime


def claim_case(shop: Shop, caller: Caller, case_id: str) -> Claim | None:
    """Take a Case, also from somebody who has it; return whose it was until now.

    Taking it again renews the claim. Acting needs no claim, and the Case's version does not change by it.

    Raises:
        UnknownThingError: there is no such Case for this caller.
        ForbiddenError: only staff take Cases.
        WrongMomentError: the Case is closed.
    """
    with shop.store.write("claim-case") as tx:
        case = _open_case(tx, caller, case_id)
        now = shop.clock()
        before = claim_of(tx, case, now)
        mine = before is not None and before.person_id == caller.id
        if mine and case.claimed_at is not None and now - case.claimed_at < _RENEW:
            return before
        case.claimed_by, case.claimed_at = caller.id, now
        tx.session.add(case)
        if not mine:
            note_event(
                shop, tx, EventKind.CASE_CLAIMED, case.order_id, by=caller.id, case=case.id, taken=True
            )
        return before


def release_case(shop: Shop, caller: Caller, case_id: str) -> None:
    """Give a Case back; where somebody else has it by now, nothing happens.

    Raises:
        UnknownThingError: there is no such Case for this caller.
        ForbiddenError: only staff take Cases.
        WrongMomentError: the Case is closed.
    """
    with shop.store.write("release-case") as tx:
        case = _open_case(tx, caller, case_id)
        if case.claimed_by != caller.id:
            return
        case.claimed_by, case.claimed_at = "", None
        tx.session.add(case)
        note_event(shop, tx, EventKind.CASE_CLAIMED, case.order_id, by=caller.id, case=case.id, taken=False)


def _open_case(tx: Tx, caller: Caller, case_id: str) -> CaseRow:
    case = visible_case(tx, caller, case_id)
    if not caller.is_staff:
        raise ForbiddenError("Only the shop's staff take Cases.", fix="Write to the shop.")
    if case.state == CaseState.RESOLVED.value:
        raise WrongMomentError("This Case is closed.", why=case.resolution, fix="Take the next one.")
    return case


def is_claimed(claimed_by: str, claimed_at: datetime | None, now: datetime) -> bool:
    """Say whether a claim still counts."""
    return bool(claimed_by) and claimed_at is not None and now < claimed_at + CLAIM


def claim_of(tx: Tx, case: CaseRow, now: datetime) -> Claim | None:
    """Return who has taken a Case, None where nobody has or the claim has run out."""
    if case.claimed_at is None or not is_claimed(case.claimed_by, case.claimed_at, now):
        return None
    names = tx.people.names([case.claimed_by])
    return Claim(case.claimed_by, names.get(case.claimed_by, case.claimed_by), case.claimed_at + CLAIM)

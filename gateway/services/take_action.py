"""Take an action that can be taken back for a few seconds, take it back, or carry out what nobody took back.

Mails and tickets that went out cannot be taken back, so nothing is done before the time is over. An action has exactly
one end: what ends it is booked in the transaction that carries it out, so two processes, or one that starts again
after a crash, do it once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from gateway.domain.errors import ForbiddenError, GatewayError, UnknownThingError, WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.pending import UNDO_S, PendingState
from gateway.domain.people import Caller
from gateway.services.advance import note_event
from gateway.services.case_action import CaseAction, visible_case
from gateway.services.mend_order import copies_for
from gateway.services.resolve_case import check_action, resolve_case
from gateway.services.shop import Shop
from gateway.storage.rows import PendingActionRow
from gateway.storage.store import Tx

log = structlog.get_logger("gateway.actions")
LONGEST_S = 60.0
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Pending:
    """An action that was taken: on which Case, by whom, until when it can be taken back, and what became of it."""

    id: str
    case_id: str
    action: str
    person_id: str
    by: str
    taken_at: datetime
    not_before: datetime
    state: str
    outcome: str


def take_action(
    shop: Shop, caller: Caller, case_id: str, asked: CaseAction, *, delay_s: float = UNDO_S
) -> Pending:
    """Keep an action that is carried out in `delay_s` seconds unless it is taken back.

    Raises:
        UnknownThingError: there is no such Case for this caller.
        ForbiddenError: the caller is not of the shop's staff.
        WrongMomentError: the Case does not offer it now, has changed, or somebody has just acted on it.
        BadAnswersError: what the action needs is missing or does not fit.
        NotMendedError: a file cannot be mended as asked.
    """
    now = shop.clock()
    if caller.is_staff:
        copies_for(shop, caller, case_id, asked)  # made now, so that what cannot be mended is told now
    try:
        with shop.store.write("take-action") as tx:
            case = visible_case(tx, caller, case_id)
            if not caller.is_staff:
                raise ForbiddenError("This way is for the shop's staff.", fix="Act on the Case itself.")
            _refuse_second(tx, case.id)
            check_action(shop, tx, caller, case, asked)
            row = PendingActionRow(
                id=shop.new_id(), case_id=case.id, case_version=case.version, person_id=caller.id,
                action=asked.action.value, asked=asked.to_dict(), state=PendingState.PENDING.value, taken_at=now,
                not_before=now + timedelta(seconds=min(max(delay_s, 0.0), LONGEST_S)),
            )  # fmt: skip
            tx.pendings.add(row)
            note_event(
                shop, tx, EventKind.CASE_ACTION_PENDING, case.order_id, by=caller.id, case=case.id, pending=row.id,
                action=row.action, until=row.not_before.isoformat(),
            )  # fmt: skip
    except IntegrityError as second:
        raise _second("Somebody") from second
    return pending_view(row, caller.name)


def _refuse_second(tx: Tx, case_id: str) -> None:
    first = tx.pendings.of_case(case_id)
    if first is not None:
        raise _second(tx.people.names([first.person_id]).get(first.person_id, "Somebody"))


def _second(who: str) -> WrongMomentError:
    return WrongMomentError(
        f"{who} has just acted on this Case.",
        why="Two who act on one Case would do things twice.",
        fix="Look what becomes of it, or let them take it back first.",
    )


def pending_view(row: PendingActionRow, by: str) -> Pending:
    """Return an action as people and programs see it."""
    return Pending(
        row.id,
        row.case_id,
        row.action,
        row.person_id,
        by,
        row.taken_at,
        row.not_before,
        row.state,
        row.outcome,
    )


def read_pending(shop: Shop, caller: Caller, pending_id: str) -> Pending:
    """Return what became of an action.

    Raises:
        UnknownThingError: there is none of this id for this caller.
    """
    with shop.store.read() as tx:
        row = _visible(tx, caller, pending_id)
        return pending_view(row, tx.people.names([row.person_id]).get(row.person_id, ""))


def list_pending(shop: Shop) -> tuple[Pending, ...]:
    """Return all actions that can still be taken back, the next to be carried out first."""
    with shop.store.read() as tx:
        rows = tx.pendings.pending()
        names = tx.people.names({row.person_id for row in rows})
    return tuple(pending_view(row, names.get(row.person_id, "")) for row in rows)


def _visible(tx: Tx, caller: Caller, pending_id: str) -> PendingActionRow:
    row = tx.pendings.get(pending_id)
    if row is None or not caller.is_staff:
        raise UnknownThingError(
            f"There is no pending action {pending_id}.", fix="List them with GET /api/v1/pending-actions."
        )
    return row


def withdraw_action(shop: Shop, caller: Caller, pending_id: str) -> None:
    """Take an action back before it is carried out; any of the shop's people may.

    Raises:
        UnknownThingError: there is none of this id for this caller.
        WrongMomentError: it is too late.
    """
    with shop.store.write("withdraw-action") as tx:
        row = _visible(tx, caller, pending_id)
        if row.state == PendingState.WITHDRAWN.value:
            return
        in_time = shop.clock() < row.not_before
        if not (in_time and tx.pendings.settle(row.id, PendingState.WITHDRAWN, "taken back")):
            raise WrongMomentError(
                "It is too late to take this back.",
                why="It is being carried out, or has been."
                if in_time or row.state != "refused"
                else row.outcome,
                fix="Load the order to see where it stands.",
            )
        case = tx.cases.get(row.case_id)
        note_event(
            shop, tx, EventKind.CASE_ACTION_WITHDRAWN, None if case is None else case.order_id, by=caller.id,
            case=row.case_id, pending=row.id, action=row.action,
        )  # fmt: skip


def carry_out_due(shop: Shop) -> int:
    """Carry out every action whose time to be taken back is over; return how many came to an end."""
    with shop.store.read() as tx:
        due = tx.pendings.due(shop.clock(), _BATCH)
    return sum(_carry_out(shop, row) for row in due)


class _EndedError(Exception):
    """The action was ended by somebody else meanwhile."""


def _carry_out(shop: Shop, row: PendingActionRow) -> int:
    with shop.store.read() as tx:
        caller = tx.people.as_caller(row.person_id)
    if caller is None:
        return _refuse(shop, row, "The person who took it is no longer known.")
    asked = CaseAction.from_dict({**row.asked, "version": row.case_version})
    try:
        resolve_case(shop, caller, row.case_id, asked, book=partial(_book, row.id))
    except _EndedError:
        return 0
    except GatewayError as problem:
        return _refuse(shop, row, str(problem))
    except (SQLAlchemyError, OSError):
        log.exception("action.postponed", pending=row.id)
        return 0  # the database or a disk: the next look tries again
    except Exception:
        # The boundary of one action: the others must go on, and a person must learn that this one did not.
        log.exception("action.failed", pending=row.id)
        return _refuse(shop, row, "The gateway could not do it; its log says why.")
    return 1


def _book(pending_id: str, tx: Tx) -> None:
    if not tx.pendings.settle(pending_id, PendingState.DONE, ""):
        raise _EndedError


def _refuse(shop: Shop, row: PendingActionRow, why: str) -> int:
    """Say that the action could not be carried out; its Case is as open as it was."""
    with shop.store.write("action-refused") as tx:
        if not tx.pendings.settle(row.id, PendingState.REFUSED, why):
            return 0
        case = tx.cases.get(row.case_id)
        note_event(
            shop, tx, EventKind.CASE_ACTION_REFUSED, None if case is None else case.order_id, by=row.person_id,
            case=row.case_id, pending=row.id, action=row.action, why=why,
        )  # fmt: skip
        return 1

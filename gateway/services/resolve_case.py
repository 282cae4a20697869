"""Act on a Case: each action is one row of a table and leaves the order moving, waiting or ended."""

from collections.abc import Callable
from dataclasses import dataclass

from adapters import Placement
from gateway.domain.cases import KINDS, Action
from gateway.domain.delivery import DeliveryState, may_move
from gateway.domain.errors import DeviceGoneError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import NextAction, Trigger
from gateway.domain.texts import plain_text
from gateway.services.advance import advance, close_case, close_cases, note_event
from gateway.services.ask_customer import ask, check_question
from gateway.services.case_action import CaseAction, may_act, missing, visible_case
from gateway.services.correct_order import Correction, check_correction, correct_order, refuse_taken
from gateway.services.mend_order import Copy, copies_for, put_copies
from gateway.services.owe_mail import MAIL_FAILED, owe_again
from gateway.services.pause_device import usable_device
from gateway.services.recall_ticket import book_recall, recall_ticket
from gateway.services.rest_case import hold_until, rest
from gateway.services.shop import Shop
from gateway.services.sign_off import sign_off
from gateway.services.write_message import tell_customer
from gateway.storage.rows import CaseRow, DeliveryRow, OrderRow
from gateway.storage.store import Tx

__all__ = ["CaseAction", "check_action", "resolve_case", "send_again", "visible_case"]


@dataclass(frozen=True, slots=True)
class _Turn:
    shop: Shop
    tx: Tx
    caller: Caller
    order: OrderRow
    case: CaseRow
    asked: CaseAction
    recalled: Placement | None
    copies: tuple[Copy, ...] = ()


def _nothing_more(_tx: Tx) -> None:
    """Book nothing beside the action itself."""


_CHECKED_AGAIN = frozenset(
    {
        "file-stopped",
        "file-needs-consent",
        "file-asks-shop",
        "file-not-checked",
        "file-infected",
        "file-not-scanned",
        "check-stranded",
    }
)
_RECALLS = frozenset(
    {Action.RETRY, Action.REPLACE_FILE, Action.EDIT_ANSWERS, Action.MEND, Action.CANCEL, Action.SEND_TO}
)


def resolve_case(
    shop: Shop, caller: Caller, case_id: str, asked: CaseAction, *, book: Callable[[Tx], None] = _nothing_more
) -> str:
    """Carry out the action and close the Case; return the order's new state (empty for a Case without an order).

    A question, or waiting, leaves the Case open. `book` is done first in the transaction that carries the action out:
    what it raises prevents all of it.

    Raises:
        UnknownThingError: no such Case, or not one this caller may see.
        ForbiddenError: a customer asked for what only staff may do.
        WrongMomentError: the Case is closed, has changed, or does not offer the action.
        BadAnswersError: what the action needs is missing or does not fit.
        NotMendedError: a file cannot be mended as asked.
    """
    copies = copies_for(shop, caller, case_id, asked)
    looked_at, seen, recalled = _recall(shop, caller, case_id, asked)
    with shop.store.write("resolve-case") as tx:
        book(tx)
        case = visible_case(tx, caller, looked_at)
        may_act(tx, caller, case, asked)
        note_event(
            shop, tx, EventKind.CASE_ACTED, case.order_id, by=caller.id, case=case.id, action=asked.action.value,
            reason=asked.reason,
        )  # fmt: skip
        if (case.code, asked.action) == (MAIL_FAILED, Action.RETRY):
            owe_again(shop, tx, case)
        order = tx.orders.get(case.order_id) if case.order_id else None
        if order is None:
            _without_order(shop, tx, caller, (case, asked))
            return ""
        book_recall(shop, tx, order.id, seen, recalled)
        _ACTIONS[asked.action](_Turn(shop, tx, caller, order, case, asked, recalled, copies))
        return order.state


def check_action(shop: Shop, tx: Tx, caller: Caller, case: CaseRow, asked: CaseAction) -> None:
    """Refuse what `resolve_case` would refuse now, without acting.

    Raises:
        ForbiddenError, WrongMomentError, BadAnswersError: as `resolve_case`.
    """
    may_act(tx, caller, case, asked)
    order = tx.orders.get(case.order_id) if case.order_id else None
    if order is not None:
        _CHECKS.get(asked.action, _needs_nothing)(shop, tx, caller, order, asked)
    elif asked.action is Action.HOLD:
        hold_until(shop, asked.until)


def _without_order(shop: Shop, tx: Tx, caller: Caller, what: tuple[CaseRow, CaseAction]) -> None:
    case, asked = what
    if asked.action is Action.HOLD:
        rest(tx, case, hold_until(shop, asked.until))
    else:
        close_case(shop, tx, case, asked.reason, by=caller.id)


def _recall(
    shop: Shop, caller: Caller, case_id: str, asked: CaseAction
) -> tuple[str, DeliveryRow | None, Placement | None]:
    """Look at the Case and take back what the device may still have, before the transaction; return the Case's id."""
    with shop.store.read() as tx:
        case = visible_case(tx, caller, case_id)
        check_action(shop, tx, caller, case, asked)
        row = tx.deliveries.latest(case.order_id) if case.order_id else None
    if asked.action not in _RECALLS or KINDS[case.code].trigger is None:
        return case.id, row, None
    try:
        return case.id, row, recall_ticket(shop, row)
    except DeviceGoneError:
        if asked.action is not Action.CANCEL:
            raise
        return (
            case.id,
            row,
            None,
        )  # a person decides that this order ends, though nobody can ask its device any more


def _retry(turn: _Turn) -> None:
    if KINDS[turn.case.code].trigger is None:
        close_case(turn.shop, turn.tx, turn.case, turn.asked.reason or "tried again", by=turn.caller.id)
    elif turn.case.code in _CHECKED_AGAIN:
        close_case(turn.shop, turn.tx, turn.case, turn.asked.reason or "checked again", by=turn.caller.id)
        note = (turn.asked.reason, "")
        advance(turn.shop, turn.tx, turn.order, Trigger.CHECK_AGAIN, by=turn.caller.id, note=note)
    else:
        send_again(turn.shop, turn.tx, turn.order, turn.recalled, note=(turn.asked.reason, turn.caller.id))


def send_again(
    shop: Shop, tx: Tx, order: OrderRow, recalled: Placement | None, *, note: tuple[str, str]
) -> None:
    """Send the order's ticket again, or go on with the attempt that the device took meanwhile; `note`: (reason, by)."""
    reason, by = note
    close_cases(shop, tx, order, reason or "sent again", by=by)
    if recalled is Placement.TAKEN:
        adopted = ("the device had just taken it, so it was not sent again", "")
        advance(shop, tx, order, Trigger.PICKED_UP, by=by, note=adopted)
        return
    advance(shop, tx, order, Trigger.SEND_AGAIN, by=by, note=(reason, ""))


def _correct(turn: _Turn) -> None:
    refuse_taken(turn.order, turn.recalled)
    correct_order(turn.shop, turn.tx, turn.caller, turn.order, _correction(turn.asked))


def _mend(turn: _Turn) -> None:
    refuse_taken(turn.order, turn.recalled)
    rows = put_copies(turn.shop, turn.tx, turn.caller, turn.order, turn.copies)
    files = {slot: row.id for slot, row in rows.items()}
    correction = Correction(None, files, turn.asked.reason, turn.asked.action.value)
    correct_order(turn.shop, turn.tx, turn.caller, turn.order, correction)


def _correction(asked: CaseAction) -> Correction:
    return Correction(asked.answers, asked.files, asked.reason, asked.action.value)


def _go_on(turn: _Turn, trigger: Trigger) -> None:
    close_cases(
        turn.shop, turn.tx, turn.order, turn.asked.reason or turn.asked.action.value, by=turn.caller.id
    )
    note = (turn.asked.reason, turn.case.code)
    advance(turn.shop, turn.tx, turn.order, trigger, by=turn.caller.id, note=note)


def _accept(turn: _Turn) -> None:
    if turn.caller.is_staff:
        sign_off(turn.shop, turn.tx, turn.caller, turn.order, turn.asked.reason)
    _go_on(turn, Trigger.ACCEPTED)


def _confirm_taken(turn: _Turn) -> None:
    _believe(turn)
    _go_on(turn, Trigger.PICKED_UP)


def _confirm_produced(turn: _Turn) -> None:
    row = _believe(turn)
    if row is not None:
        row.closed = True
    _go_on(turn, Trigger.COMPLETED)


def _believe(turn: _Turn) -> DeliveryRow | None:
    """Enter in the ledger that the device has the ticket, because a person has looked."""
    row = turn.tx.deliveries.latest(turn.order.id)
    if row is not None and may_move(DeliveryState(row.state), DeliveryState.CONFIRMED):
        turn.tx.deliveries.move(row, DeliveryState.CONFIRMED)
    return row


def _ship(turn: _Turn) -> None:
    _go_on(turn, Trigger.SHIP)


def _cancel(turn: _Turn) -> None:
    refuse_taken(turn.order, turn.recalled)
    _go_on(turn, Trigger.CANCEL)


def _dismiss(turn: _Turn) -> None:
    close_case(turn.shop, turn.tx, turn.case, turn.asked.reason, by=turn.caller.id)


def _ask(turn: _Turn) -> None:
    ask(turn.shop, turn.tx, turn.caller, (turn.order, turn.case), turn.asked)


def _send_to(turn: _Turn) -> None:
    refuse_taken(turn.order, turn.recalled)
    usable_device(turn.shop, turn.tx, turn.asked.device)
    turn.order.pinned_device = turn.asked.device
    reason = turn.asked.reason or f"sent to {turn.asked.device}"
    send_again(turn.shop, turn.tx, turn.order, turn.recalled, note=(reason, turn.caller.id))


def _hold(turn: _Turn) -> None:
    until = hold_until(turn.shop, turn.asked.until)
    rest(turn.tx, turn.case, until)
    if turn.order.next_action == NextAction.REMIND_CSR.value:
        turn.order.next_at = until
        turn.tx.session.add(turn.order)


def _reply(turn: _Turn) -> None:
    tell_customer(turn.shop, turn.tx, turn.caller, turn.order, turn.asked.text)
    close_case(turn.shop, turn.tx, turn.case, "answered", by=turn.caller.id)


_ACTIONS: dict[Action, Callable[[_Turn], None]] = {
    Action.RETRY: _retry,
    Action.REPLACE_FILE: _correct,
    Action.EDIT_ANSWERS: _correct,
    Action.MEND: _mend,
    Action.ACCEPT: _accept,
    Action.CONFIRM_TAKEN: _confirm_taken,
    Action.CONFIRM_PRODUCED: _confirm_produced,
    Action.SHIP: _ship,
    Action.DISMISS: _dismiss,
    Action.CANCEL: _cancel,
    Action.ASK: _ask,
    Action.SEND_TO: _send_to,
    Action.HOLD: _hold,
    Action.REPLY: _reply,
}


def _needs_nothing(_shop: Shop, _tx: Tx, _caller: Caller, _order: OrderRow, _asked: CaseAction) -> None:
    """Check nothing: the action needs no more than its reason."""


def _needs_file(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, asked: CaseAction) -> None:
    if not asked.files:
        fix = f"Name it for one of the slots {', '.join(order.slots)}."
        raise missing("/files", "'replace-file' needs the new file's id.", fix)
    check_correction(shop, tx, caller, order, _correction(asked))


def _needs_answers(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, asked: CaseAction) -> None:
    if asked.answers is None:
        raise missing(
            "/answers", "'edit-answers' needs the new answers.", "Send all answers, changed where needed."
        )
    check_correction(shop, tx, caller, order, _correction(asked))


def _needs_mends(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, asked: CaseAction) -> None:
    if not asked.mends:
        fix = f"Name fixups that are proposed, for one of the slots {', '.join(order.slots)}."
        raise missing("/mends", "'mend-file' needs the fixups to carry out.", fix)
    unknown = [slot for slot in asked.mends if slot not in tx.orders.files(order)]
    if unknown:
        fix = f"Use: {', '.join(order.slots)}."
        raise missing("/mends", f"The order has no file in '{', '.join(unknown)}'.", fix)
    check_correction(shop, tx, caller, order, Correction(reason=asked.reason))


def _needs_question(shop: Shop, _tx: Tx, _caller: Caller, order: OrderRow, asked: CaseAction) -> None:
    check_question(shop, order, asked)


def _needs_device(shop: Shop, tx: Tx, _caller: Caller, _order: OrderRow, asked: CaseAction) -> None:
    usable_device(shop, tx, asked.device)


def _needs_time(shop: Shop, _tx: Tx, _caller: Caller, _order: OrderRow, asked: CaseAction) -> None:
    hold_until(shop, asked.until)


def _needs_text(_shop: Shop, _tx: Tx, _caller: Caller, _order: OrderRow, asked: CaseAction) -> None:
    plain_text(asked.text, field="/text")


_CHECKS: dict[Action, Callable[[Shop, Tx, Caller, OrderRow, CaseAction], None]] = {
    Action.REPLACE_FILE: _needs_file,
    Action.MEND: _needs_mends,
    Action.EDIT_ANSWERS: _needs_answers,
    Action.ASK: _needs_question,
    Action.SEND_TO: _needs_device,
    Action.HOLD: _needs_time,
    Action.REPLY: _needs_text,
}

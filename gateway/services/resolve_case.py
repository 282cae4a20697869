"""Act on a Case: each action is one row of a table and leaves the order moving, waiting or ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters import Placement
from gateway.domain.cases import KINDS, Action, CaseState, offered
from gateway.domain.delivery import DeliveryState, may_move
from gateway.domain.errors import (
    BadAnswersError,
    DeviceGoneError,
    ForbiddenError,
    FormGoneError,
    UnknownThingError,
    WrongMomentError,
)
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import Trigger
from gateway.services.advance import advance, close_case, close_cases, note_event
from gateway.services.owe_mail import MAIL_FAILED, owe_again
from gateway.services.recall_ticket import book_recall, recall_ticket
from gateway.services.shop import Shop
from gateway.services.submit_order import OrderRequest, check_request, find_files, put_in_slot, set_job
from gateway.storage.rows import CaseRow, DeliveryRow, OrderRow
from gateway.storage.store import Tx
from order_forms import Form, expected_slots


@dataclass(frozen=True, slots=True)
class CaseAction:
    """What a person asks for: the action, why, and what it needs."""

    action: Action
    reason: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Any] | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class _Turn:
    shop: Shop
    tx: Tx
    caller: Caller
    order: OrderRow
    case: CaseRow
    asked: CaseAction
    recalled: Placement | None


_CHECKED_AGAIN = frozenset({"file-stopped", "file-needs-consent", "file-not-checked", "check-stranded"})
_RECALLS = frozenset({Action.RETRY, Action.REPLACE_FILE, Action.EDIT_ANSWERS, Action.CANCEL})
_REASON_DUE = frozenset({Action.ACCEPT, Action.CONFIRM_TAKEN, Action.CONFIRM_PRODUCED, Action.DISMISS})


def resolve_case(shop: Shop, caller: Caller, case_id: str, asked: CaseAction) -> str:
    """Carry out the action and close the Case; return the order's new state (empty for a Case without an order).

    Raises:
        UnknownThingError: no such Case, or not one this caller may see.
        ForbiddenError: a customer asked for what only staff may do.
        WrongMomentError: the Case is closed, has changed, or does not offer the action.
        BadAnswersError: what the action needs is missing or does not fit.
    """
    looked_at, seen, recalled = _recall(shop, caller, case_id, asked)
    with shop.store.write("resolve-case") as tx:
        case = visible_case(tx, caller, looked_at)
        _may(caller, case, asked)
        note_event(
            shop, tx, EventKind.CASE_ACTED, case.order_id, by=caller.id, case=case.id, action=asked.action.value,
            reason=asked.reason,
        )  # fmt: skip
        if (case.code, asked.action) == (MAIL_FAILED, Action.RETRY):
            owe_again(shop, tx, case)
        order = tx.orders.get(case.order_id) if case.order_id else None
        if order is None:
            close_case(shop, tx, case, asked.reason, by=caller.id)
            return ""
        book_recall(shop, tx, order.id, seen, recalled)
        _ACTIONS[asked.action](_Turn(shop, tx, caller, order, case, asked, recalled))
        return order.state


def _recall(
    shop: Shop, caller: Caller, case_id: str, asked: CaseAction
) -> tuple[str, DeliveryRow | None, Placement | None]:
    """Look at the Case and take back what the device may still have, before the transaction; return the Case's id."""
    with shop.store.read() as tx:
        case = visible_case(tx, caller, case_id)
        _may(caller, case, asked)
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


def visible_case(tx: Tx, caller: Caller, case_id: str) -> CaseRow:
    """Return the Case with this id, or the open one of the order with this number, if the caller may see it."""
    case = tx.cases.get(case_id) or tx.cases.open_of_number(case_id)
    order = tx.orders.get(case.order_id) if case is not None and case.order_id else None
    if case is None or not (caller.is_staff or (order is not None and caller.sees(order.id, order.tenant))):
        raise UnknownThingError(f"There is no Case {case_id}.", fix="List them with GET /api/v1/cases.")
    return case


def _may(caller: Caller, case: CaseRow, asked: CaseAction) -> None:
    if case.state == CaseState.RESOLVED.value:
        raise WrongMomentError(
            "This Case is closed.",
            why=case.resolution if caller.is_staff else "Somebody has dealt with it.",
            fix="Load the order to see where it stands.",
        )
    if asked.version is not None and asked.version != case.version:
        raise WrongMomentError(
            "This Case has changed since you looked.",
            why="Somebody or something else acted on it.",
            fix="Load it again.",
        )
    if asked.action not in offered(case.code, to_staff=True):
        choices = ", ".join(offered(case.code, to_staff=caller.is_staff))
        raise WrongMomentError(f"This Case does not offer '{asked.action}'.", fix=f"It offers: {choices}.")
    if asked.action not in offered(case.code, to_staff=caller.is_staff):
        raise ForbiddenError(
            f"Only the shop's staff may take '{asked.action}' here.", fix="Write to the shop."
        )
    if asked.action in _REASON_DUE and not asked.reason.strip():
        raise BadAnswersError(
            "A reason is due.",
            ({"field": "/reason", "code": "reason-missing", "message": f"'{asked.action}' needs a reason.",
              "fix": "Say in a few words why; it is kept with the order."},),
        )  # fmt: skip


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


def _refuse_taken(turn: _Turn) -> None:
    """An older ticket that the device has just taken must not print beside a changed order, or after its end."""
    if turn.recalled is Placement.TAKEN:
        raise WrongMomentError(
            f"The device has just taken order {turn.order.number}.",
            why="A changed order must not print beside the old one.",
            fix="Stop the job at the device, or wait for its answer.",
        )


def _replace_file(turn: _Turn) -> None:
    if not turn.asked.files:
        raise BadAnswersError(
            "No file was named.",
            ({"field": "/files", "code": "file-missing", "message": "'replace-file' needs the new file's id.",
              "fix": f"Name it for one of the slots {', '.join(turn.order.slots)}."},),
        )  # fmt: skip
    _correct(turn)


def _edit_answers(turn: _Turn) -> None:
    if turn.asked.answers is None:
        raise BadAnswersError(
            "No answers were sent.",
            ({"field": "/answers", "code": "answers-missing", "message": "'edit-answers' needs the new answers.",
              "fix": "Send all answers, changed where needed."},),
        )  # fmt: skip
    _correct(turn)


def _form_of(turn: _Turn) -> Form:
    form = turn.shop.forms.get(turn.order.form_id)
    if form is None:
        raise FormGoneError(
            f"The form '{turn.order.form_id}' is no longer offered.",
            why="Without it nobody can tell what changed answers mean.",
            fix="Put the form back into the shop's folder of forms, or cancel the order and place a new one.",
        )
    return form


def _correct(turn: _Turn) -> None:
    """Make a new revision of the order from the answers and files given, and check it again."""
    _refuse_taken(turn)
    tx, order, asked, form = turn.tx, turn.order, turn.asked, _form_of(turn)
    answers = order.answers if asked.answers is None else asked.answers
    bound = check_request(form, answers)
    present = {slot: row.file_id for slot, row in tx.orders.files(order).items()}
    wanted = {slot.slot for slot in expected_slots(form, answers)}
    kept = {slot: file_id for slot, file_id in present.items() if slot in wanted}
    request = OrderRequest(order.form_id, answers, {**kept, **asked.files})
    files = find_files(tx, turn.caller, form, request, kept=frozenset(kept.values()))
    set_job(order, form, answers, bound)
    order.form_version, order.revision = form.version, order.revision + 1
    tx.session.add(order)
    for slot, row in files.items():
        if row.id != present.get(slot):
            put_in_slot(tx, order, slot, row, form)
    note_event(
        turn.shop, tx, EventKind.ORDER_CORRECTED, order.id, by=turn.caller.id, revision=order.revision,
        answers=dict(answers), files={slot: row.sha256 for slot, row in files.items()},
    )  # fmt: skip
    close_cases(turn.shop, tx, order, asked.reason or asked.action.value, by=turn.caller.id)
    note = (asked.reason, asked.action.value)
    advance(turn.shop, tx, order, Trigger.CORRECTED, by=turn.caller.id, note=note)


def _go_on(turn: _Turn, trigger: Trigger) -> None:
    close_cases(
        turn.shop, turn.tx, turn.order, turn.asked.reason or turn.asked.action.value, by=turn.caller.id
    )
    note = (turn.asked.reason, turn.case.code)
    advance(turn.shop, turn.tx, turn.order, trigger, by=turn.caller.id, note=note)


def _accept(turn: _Turn) -> None:
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
    _refuse_taken(turn)
    _go_on(turn, Trigger.CANCEL)


def _dismiss(turn: _Turn) -> None:
    close_case(turn.shop, turn.tx, turn.case, turn.asked.reason, by=turn.caller.id)


_ACTIONS: dict[Action, Callable[[_Turn], None]] = {
    Action.RETRY: _retry,
    Action.REPLACE_FILE: _replace_file,
    Action.EDIT_ANSWERS: _edit_answers,
    Action.ACCEPT: _accept,
    Action.CONFIRM_TAKEN: _confirm_taken,
    Action.CONFIRM_PRODUCED: _confirm_produced,
    Action.SHIP: _ship,
    Action.DISMISS: _dismiss,
    Action.CANCEL: _cancel,
}

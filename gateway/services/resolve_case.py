"""Act on a Case: each action is one row of a table and leaves the order moving, waiting or ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters import DeliveryError, Handle, Placement
from gateway.domain.cases import Action, CaseState, offered
from gateway.domain.delivery import UNDER_WAY, DeliveryState, may_move
from gateway.domain.errors import BadAnswersError, ForbiddenError, UnknownThingError, WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import State, Trigger
from gateway.services.advance import advance, close_case, close_cases, note_event
from gateway.services.shop import Shop
from gateway.services.submit_order import OrderRequest, check_request, find_files, put_in_slot
from gateway.storage.rows import CaseRow, DeliveryRow, OrderRow
from gateway.storage.store import Tx
from order_forms import expected_slots


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


_CHECKED_AGAIN = frozenset({"file-stopped", "file-needs-consent", "file-not-checked", "check-stranded"})
_REASON_DUE = frozenset({Action.ACCEPT, Action.CONFIRM_PRODUCED, Action.DISMISS})


def resolve_case(shop: Shop, caller: Caller, case_id: str, asked: CaseAction) -> str:
    """Carry out the action and close the Case; return the order's new state (empty for a Case without an order).

    Raises:
        UnknownThingError: no such Case, or not one this caller may see.
        ForbiddenError: a customer asked for what only staff may do.
        WrongMomentError: the Case is closed, has changed, or does not offer the action.
        BadAnswersError: what the action needs is missing or does not fit.
    """
    with shop.store.write("resolve-case") as tx:
        case = visible_case(tx, caller, case_id)
        _may(caller, case, asked)
        note_event(
            shop, tx, EventKind.CASE_ACTED, case.order_id, case=case.id, action=asked.action.value,
            by=caller.id, reason=asked.reason,
        )  # fmt: skip
        if case.order_id is None:
            close_case(shop, tx, case, asked.reason, by=caller.id)
            return ""
        order = tx.orders.get(case.order_id)
        if order is None:
            raise UnknownThingError(f"There is no order {case.order_id}.")
        _ACTIONS[asked.action](_Turn(shop, tx, caller, order, case, asked))
        return order.state


def visible_case(tx: Tx, caller: Caller, case_id: str) -> CaseRow:
    """Return the Case if the caller may see it; a foreign one is as good as none."""
    case = tx.cases.get(case_id)
    order = tx.orders.get(case.order_id) if case is not None and case.order_id else None
    if case is None or not (caller.is_staff or (order is not None and order.company == caller.company)):
        raise UnknownThingError(f"There is no Case {case_id}.", fix="List them with GET /api/v1/cases.")
    return case


def _may(caller: Caller, case: CaseRow, asked: CaseAction) -> None:
    if case.state == CaseState.RESOLVED.value:
        raise WrongMomentError(
            "This Case is closed.", why=case.resolution, fix="Load the order to see where it stands."
        )
    if asked.version is not None and asked.version != case.version:
        raise WrongMomentError(
            "This Case has changed since you looked.",
            why="Somebody or something else acted on it.",
            fix="Load it again.",
        )
    if asked.action not in offered(case.code, case.turn, to_staff=True):
        raise WrongMomentError(
            f"This Case does not offer '{asked.action}'.", fix=f"It offers: {', '.join(case.actions)}."
        )
    if asked.action not in offered(case.code, case.turn, to_staff=caller.is_staff):
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
    if turn.case.code in _CHECKED_AGAIN:
        close_case(turn.shop, turn.tx, turn.case, turn.asked.reason or "checked again", by=turn.caller.id)
        advance(
            turn.shop,
            turn.tx,
            turn.order,
            Trigger.CHECK_AGAIN,
            by=turn.caller.id,
            note=(turn.asked.reason, ""),
        )
    else:
        send_again(turn.shop, turn.tx, turn.order, by=turn.caller.id, reason=turn.asked.reason)


def send_again(shop: Shop, tx: Tx, order: OrderRow, *, by: str, reason: str) -> None:
    """Send the order's ticket again, taking back first what the device has not taken; adopt it where it has."""
    row = tx.deliveries.latest(order.id)
    close_cases(shop, tx, order, reason or "sent again", by=by)
    if row is not None and _withdraw(shop, tx, row) is Placement.TAKEN:
        _move(tx, row, DeliveryState.CONFIRMED)
        note = (f"{row.device_id} had just taken it, so it was not sent again", "")
        advance(shop, tx, order, Trigger.PICKED_UP, by=by, note=note)
        return
    advance(shop, tx, order, Trigger.SEND_AGAIN, by=by, note=(reason, ""))


_RECALLABLE = frozenset({DeliveryState.SENT, DeliveryState.UNKNOWN})


def _withdraw(shop: Shop, tx: Tx, row: DeliveryRow) -> Placement | None:
    """Take an attempt back from the device where that can be done; None where there is nothing to take back."""
    if DeliveryState(row.state) not in _RECALLABLE or row.closed:
        return None
    try:
        placement = shop.devices[row.device_id].device.withdraw(Handle.from_dict(row.handle))
    except DeliveryError as problem:
        raise WrongMomentError(
            f"The ticket {row.job_id} could not be taken back from {row.device_id}: {problem.what}",
            why="Sending it again without taking it back could print it twice.",
            fix=problem.fix or "Repair the device's folder, then try again.",
        ) from problem
    if placement is Placement.ABSENT:
        _move(tx, row, DeliveryState.WITHDRAWN)
        note_event(
            shop, tx, EventKind.DELIVERY_WITHDRAWN, row.order_id, job_id=row.job_id, device=row.device_id
        )
    return placement


def _move(tx: Tx, row: DeliveryRow, after: DeliveryState) -> None:
    if may_move(DeliveryState(row.state), after):
        tx.deliveries.move(row, after)


def _replace_file(turn: _Turn) -> None:
    _correct(turn.shop, turn.tx, turn.caller, turn.order, turn.asked)


def _edit_answers(turn: _Turn) -> None:
    if turn.asked.answers is None:
        raise BadAnswersError(
            "No answers were sent.",
            ({"field": "/answers", "code": "answers-missing", "message": "'edit-answers' needs the new answers.",
              "fix": "Send all answers, changed where needed."},),
        )  # fmt: skip
    _correct(turn.shop, turn.tx, turn.caller, turn.order, turn.asked)


def _correct(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, asked: CaseAction) -> None:
    """Make a new revision of the order from the answers and files given, and check it again."""
    form = shop.forms[order.form_id]
    present = {slot: row.file_id for slot, row in tx.orders.files(order.id).items()}
    if asked.action is Action.REPLACE_FILE and not asked.files:
        raise BadAnswersError(
            "No file was named.",
            ({"field": "/files", "code": "file-missing", "message": "'replace-file' needs the new file's id.",
              "fix": f"Name it for one of the slots {', '.join(present)}."},),
        )  # fmt: skip
    answers = order.answers if asked.answers is None else asked.answers
    order.title = check_request(form, answers)
    wanted = {slot.slot for slot in expected_slots(form, answers)}
    kept = {slot: file_id for slot, file_id in present.items() if slot in wanted}
    request = OrderRequest(order.form_id, answers, {**kept, **asked.files})
    files = find_files(tx, caller, form, request)
    _recall(shop, tx, order)
    order.answers, order.revision = dict(answers), order.revision + 1
    tx.session.add(order)
    for slot, row in files.items():
        if row.id != present.get(slot):
            put_in_slot(tx, order, slot, row, form)
    note_event(
        shop, tx, EventKind.ORDER_CORRECTED, order.id, by=caller.id, revision=order.revision, answers=dict(answers),
        files={slot: row.sha256 for slot, row in files.items()},
    )  # fmt: skip
    close_cases(shop, tx, order, asked.reason or asked.action.value, by=caller.id)
    advance(shop, tx, order, Trigger.CORRECTED, by=caller.id, note=(asked.reason, asked.action.value))


def _recall(shop: Shop, tx: Tx, order: OrderRow) -> None:
    """Make sure that no older attempt of the order can still be taken by a device."""
    row = tx.deliveries.latest(order.id)
    if row is None:
        return
    if DeliveryState(row.state) in UNDER_WAY:
        _discard(shop, tx, row)
    elif _withdraw(shop, tx, row) is Placement.TAKEN:
        raise WrongMomentError(
            f"{row.device_id} has just taken {row.job_id}.",
            why="A changed order must not print beside the old one.",
            fix=f"Stop {row.job_id} at the device, or wait for its answer.",
        )


def _discard(shop: Shop, tx: Tx, row: DeliveryRow) -> None:
    if row.handle:
        try:
            placement = shop.devices[row.device_id].device.withdraw(Handle.from_dict(row.handle))
        except DeliveryError as problem:
            raise WrongMomentError(
                f"{row.job_id} could not be taken back: {problem.what}", fix=problem.fix
            ) from problem
        if placement is Placement.TAKEN:
            raise WrongMomentError(
                f"{row.device_id} has taken {row.job_id}.", fix=f"Stop {row.job_id} at the device first."
            )
    tx.deliveries.move(row, DeliveryState.WITHDRAWN)
    note_event(shop, tx, EventKind.DELIVERY_WITHDRAWN, row.order_id, job_id=row.job_id, device=row.device_id)


def _accept(turn: _Turn) -> None:
    close_cases(turn.shop, turn.tx, turn.order, turn.asked.reason, by=turn.caller.id)
    advance(
        turn.shop,
        turn.tx,
        turn.order,
        Trigger.ACCEPTED,
        by=turn.caller.id,
        note=(turn.asked.reason, turn.case.code),
    )


def _confirm(turn: _Turn) -> None:
    row = turn.tx.deliveries.latest(turn.order.id)
    if row is not None:
        _move(turn.tx, row, DeliveryState.CONFIRMED)
        row.closed = True
    close_cases(turn.shop, turn.tx, turn.order, turn.asked.reason, by=turn.caller.id)
    advance(
        turn.shop,
        turn.tx,
        turn.order,
        Trigger.COMPLETED,
        by=turn.caller.id,
        note=(turn.asked.reason, turn.case.code),
    )


def _cancel(turn: _Turn) -> None:
    cancel(turn.shop, turn.tx, turn.order, by=turn.caller.id, reason=turn.asked.reason)


def cancel(shop: Shop, tx: Tx, order: OrderRow, *, by: str, reason: str) -> None:
    """Cancel the order, taking its ticket back from the device where it lies there untouched."""
    _recall(shop, tx, order)
    close_cases(shop, tx, order, reason or "cancelled", by=by)
    advance(shop, tx, order, Trigger.CANCEL, by=by, note=(reason, ""))


def _dismiss(turn: _Turn) -> None:
    close_case(turn.shop, turn.tx, turn.case, turn.asked.reason, by=turn.caller.id)


_Handler = Callable[[_Turn], None]
_ACTIONS: dict[Action, _Handler] = {
    Action.RETRY: _retry,
    Action.REPLACE_FILE: _replace_file,
    Action.EDIT_ANSWERS: _edit_answers,
    Action.ACCEPT: _accept,
    Action.CONFIRM_PRODUCED: _confirm,
    Action.DISMISS: _dismiss,
    Action.CANCEL: _cancel,
}


def cancel_order(shop: Shop, caller: Caller, order_id: str, reason: str) -> str:
    """Cancel an order that stands in no Case; returns its new state."""
    with shop.store.write("cancel-order") as tx:
        order = tx.orders.get(order_id)
        if order is None or not (caller.is_staff or order.company == caller.company):
            raise UnknownThingError(f"There is no order {order_id}.")
        if State(order.state) is State.SENDING:
            raise WrongMomentError("The order is being sent just now.", fix="Try again in a moment.")
        cancel(shop, tx, order, by=caller.id, reason=reason)
        return order.state

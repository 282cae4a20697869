"""Move an order along its table, open and close its Cases: always with an owner, a due time and an event."""

from datetime import timedelta
from typing import Any

from gateway.domain.cases import KINDS, CaseState, Stop
from gateway.domain.errors import WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.states import WAKES, NextAction, State, Trigger, Wake, next_state
from gateway.services.owe_mail import owe_for_move
from gateway.services.shop import Job, Shop
from gateway.storage.rows import CaseRow, OrderRow
from gateway.storage.store import Tx

_WORK = {State.RECEIVED: "check", State.READY: "deliver"}
NO_NOTE = ("", "")


def advance(
    shop: Shop,
    tx: Tx,
    order: OrderRow,
    trigger: Trigger,
    *,
    by: str,
    note: tuple[str, str] = NO_NOTE,
) -> State:
    """Move the order, say who owns it now and what is due when, record the event, enqueue what follows.

    `note` is (reason, rule).

    Raises:
        WrongMomentError: the table knows no such step from the order's state.
    """
    before = State(order.state)
    after = next_state(before, trigger)
    if after is None:
        raise WrongMomentError(
            f"Order {order.number} is {before.value.replace('_', ' ')}; it cannot take the step '{trigger}' now.",
            why="It has moved on since you looked.",
            fix="Load the order again and choose from what it offers now.",
        )
    order.state = after.value
    order.version += 1
    wake(shop, tx, order, after)
    tx.events.append(
        EventKind.ORDER_MOVED, order.id, at=shop.clock(), actor=by, note=note,
        data={"from": before.value, "to": after.value, "trigger": trigger.value, "revision": order.revision},
    )  # fmt: skip
    if after in _WORK:
        order.tries = 0
        enqueue(shop, tx, order, _WORK[after])
    tx.session.add(order)
    owe_for_move(shop, tx, order, trigger)
    return after


def wake(shop: Shop, tx: Tx, order: OrderRow, state: State) -> None:
    """Say who owns the order in a state, and what is due after which silence."""
    due = WAKES.get(state)
    if due is None:
        order.owner, order.next_action, order.next_at = "", None, None
        return
    silence_s = _device_silence(shop, tx, order, due) if due.owner == "device" else due.after_s
    order.owner, order.next_action = due.owner, due.action.value
    order.next_at = shop.clock() + timedelta(seconds=silence_s)


def _device_silence(shop: Shop, tx: Tx, order: OrderRow, due: Wake) -> float:
    """Return how long the order's device may be silent before this action is due."""
    row = tx.deliveries.latest(order.id)
    setup = None if row is None else shop.devices.get(row.device_id)
    if setup is None:
        return due.after_s
    allowed = setup.pickup_s if due.action is NextAction.EXPECT_PICKUP else setup.return_s
    return due.after_s if allowed is None else allowed


def enqueue(shop: Shop, tx: Tx, order: OrderRow, kind: str) -> None:
    """Enqueue the order's next piece of work under a new run number, in the same transaction."""
    order.run += 1
    tx.session.add(order)
    tx.session.flush()
    shop.work.enqueue(tx, Job(kind, order.id, order.revision, order.run))


def stop_order(shop: Shop, tx: Tx, order: OrderRow, stop: Stop, *, by: str = "gateway") -> CaseRow:
    """Stop the order with a Case that says why; a Case that it still had open is closed as superseded."""
    kind = stop.kind
    if kind.trigger is not None:
        advance(shop, tx, order, kind.trigger, by=by, note=(stop.sentence, stop.code))
    close_cases(shop, tx, order, f"superseded by {stop.code}", by=by)
    return open_case(shop, tx, stop, order=order, by=by)


def open_case(
    shop: Shop,
    tx: Tx,
    stop: Stop,
    *,
    order: OrderRow | None = None,
    device_id: str | None = None,
    by: str = "gateway",
) -> CaseRow:
    """Open a Case about an order, a device, or both."""
    kind = stop.kind
    row = CaseRow(
        id=shop.new_id(), order_id=None if order is None else order.id, device_id=device_id,
        cause=kind.cause.value, code=stop.code, sentence=stop.sentence, evidence=stop.evidence,
        actions=[action.value for action in kind.actions], turn=kind.turn, state=CaseState.OPEN.value,
        opened_at=shop.clock(), due_at=None if order is None else order.next_at, alike=stop.alike(device_id or ""),
    )  # fmt: skip
    tx.cases.add(row)
    tx.events.append(
        EventKind.CASE_OPENED, row.order_id, at=shop.clock(), actor=by, note=(stop.sentence, stop.code),
        data={"case": row.id, "code": stop.code, "cause": row.cause, "turn": row.turn, "device": device_id},
    )  # fmt: skip
    return row


def close_cases(shop: Shop, tx: Tx, order: OrderRow, resolution: str, *, by: str) -> None:
    """Close the Cases that stopped the order; one that only tells of something stays until somebody has read it."""
    for row in tx.cases.open_of_order(order.id):
        if KINDS[row.code].trigger is not None:
            close_case(shop, tx, row, resolution, by=by)


def close_case(shop: Shop, tx: Tx, row: CaseRow, resolution: str, *, by: str) -> None:
    """Close one Case and say how it ended."""
    row.state, row.resolution, row.resolved_at = CaseState.RESOLVED.value, resolution, shop.clock()
    row.version += 1
    tx.session.add(row)
    tx.events.append(
        EventKind.CASE_RESOLVED,
        row.order_id,
        at=shop.clock(),
        actor=by,
        note=(resolution, row.code),
        data={"case": row.id},
    )


def note_event(
    shop: Shop,
    tx: Tx,
    kind: EventKind,
    order_id: str | None,
    /,
    *,
    by: str = "gateway",
    **data: Any,  # noqa: ANN401 (JSON values)
) -> None:
    """Record something that the gateway did, or that `by` did."""
    tx.events.append(kind, order_id, at=shop.clock(), actor=by, data=data)

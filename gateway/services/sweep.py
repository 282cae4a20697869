"""Find what nobody is doing: work the engine parked, orders that are due, devices that cannot be used.

The order row says what is due, not the engine (docs/decisions/0001). Run at the start and every few seconds.
"""

from collections.abc import Callable
from datetime import timedelta

from adapters import DeliveryError, DeviceProblem, Handle, Placement
from gateway.domain.cases import Action, CaseState, Stop
from gateway.domain.delivery import DeliveryState
from gateway.domain.event_kinds import EventKind
from gateway.domain.states import WAKES, WORK, NextAction, State, Trigger
from gateway.services.advance import advance, close_case, enqueue, note_event, open_case, stop_order
from gateway.services.resolve_case import send_again
from gateway.services.shop import Job, ParkedWork, Shop
from gateway.storage.rows import OrderRow
from gateway.storage.store import Tx

_STRANDED = {"check": "check-stranded", "deliver": "delivery-stranded"}
_STATES_OF = {
    "check": frozenset({State.RECEIVED.value, State.CHECKING.value}),
    "deliver": frozenset({State.READY.value, State.SENDING.value}),
}
_BATCH = 200


def sweep(shop: Shop) -> int:
    """Sweep once; return how many things were found and dealt with."""
    return _parked(shop) + _due(shop) + sum(_device(shop, device_id) for device_id in shop.devices)


def _parked(shop: Shop) -> int:
    work = shop.work.parked()
    for parked in work:
        _open_stranded(shop, parked)
        shop.work.forget(parked.key)
    return len(work)


def _open_stranded(shop: Shop, parked: ParkedWork) -> None:
    job = Job.from_key(parked.key)
    if job is None:
        return
    with shop.store.write("work-stranded") as tx:
        order = tx.orders.get(job.order_id)
        if order is None or order.run != job.run or order.state not in _STATES_OF[job.kind]:
            return
        note_event(
            shop,
            tx,
            EventKind.WORK_STRANDED,
            order.id,
            key=parked.key,
            status=parked.status,
            error=parked.error,
        )
        evidence = {"work": parked.key, "status": parked.status, "error": parked.error}
        stop_order(shop, tx, order, Stop(_STRANDED[job.kind], _stranded_sentence(job), evidence))


def _stranded_sentence(job: Job) -> str:
    doing = "Checking its files" if job.kind == "check" else "Sending its ticket"
    return f"{doing} broke off every time it was tried, so the gateway stopped trying."


def _due(shop: Shop) -> int:
    with shop.store.read() as tx:
        due = tx.orders.due(shop.clock(), _BATCH)
    keys = {_key(order): order for order in due if order.next_action in WORK}
    live = shop.work.live(list(keys))
    idle = [order for order in due if order.next_action not in WORK or _key(order) not in live]
    return sum(_wake(shop, order) for order in idle)


def _key(order: OrderRow) -> str:
    return Job(order.next_action or "", order.id, order.revision, order.run).key


def _wake(shop: Shop, seen: OrderRow) -> int:
    with shop.store.write("sweep") as tx:
        order = tx.orders.get(seen.id)
        if order is None or order.version != seen.version or order.next_at != seen.next_at:
            return 0
        _HANDLERS[NextAction(order.next_action or "")](shop, tx, order)
        return 1


def _resume(shop: Shop, tx: Tx, order: OrderRow) -> None:
    wake = WAKES[State(order.state)]
    order.next_at = shop.clock() + timedelta(seconds=wake.after_s)
    enqueue(shop, tx, order, wake.action.value)
    note_event(shop, tx, EventKind.WORK_RESUMED, order.id, work=wake.action.value, run=order.run)


def _remind(shop: Shop, tx: Tx, order: OrderRow) -> None:
    order.next_at = shop.clock() + timedelta(seconds=WAKES[State(order.state)].after_s)
    tx.session.add(order)
    note_event(shop, tx, EventKind.ORDER_REMINDED, order.id, owner=order.owner, state=order.state)


def _customer_silent(shop: Shop, tx: Tx, order: OrderRow) -> None:
    advance(
        shop,
        tx,
        order,
        Trigger.OVERDUE,
        by="gateway",
        note=("the customer has not answered", "customer-silent"),
    )
    for case in tx.cases.open_of_order(order.id):
        case.turn, case.state, case.version = "csr", CaseState.OPEN.value, case.version + 1
        tx.session.add(case)
    note_event(shop, tx, EventKind.ORDER_REMINDED, order.id, owner="customer", state=order.state)


def _no_pickup(shop: Shop, tx: Tx, order: OrderRow) -> None:
    row = tx.deliveries.latest(order.id)
    if row is None:
        return
    try:
        placement = shop.devices[row.device_id].device.probe(Handle.from_dict(row.handle))
    except DeliveryError:
        placement = Placement.UNKNOWN
    if placement is Placement.TAKEN:
        _remind(shop, tx, order)  # taken just now: the follower will say so
        return
    evidence = {
        "device": row.device_id,
        "job_id": row.job_id,
        "placement": placement.value,
        "ticket": row.handle,
    }
    if placement is Placement.UNKNOWN:
        tx.deliveries.move(row, DeliveryState.UNKNOWN)
        note_event(shop, tx, EventKind.DELIVERY_UNKNOWN, order.id, job_id=row.job_id, device=row.device_id)
    sentence = f"{row.device_id} has not picked up {row.job_id} within its deadline."
    stop_order(shop, tx, order, Stop("no-pickup", sentence, evidence))


def _no_return(shop: Shop, tx: Tx, order: OrderRow) -> None:
    row = tx.deliveries.latest(order.id)
    if row is None:
        return
    evidence = {"device": row.device_id, "job_id": row.job_id, "receipt": row.receipt}
    sentence = f"{row.device_id} took {row.job_id} and has not returned it within its deadline."
    stop_order(shop, tx, order, Stop("no-return", sentence, evidence))


def _not_shipped(shop: Shop, tx: Tx, order: OrderRow) -> None:
    stop_order(shop, tx, order, Stop("not-shipped", f"Order {order.number} is produced and not shipped."))


def _close(shop: Shop, tx: Tx, order: OrderRow) -> None:
    advance(shop, tx, order, Trigger.CLOSE, by="gateway")


def _expire(shop: Shop, tx: Tx, order: OrderRow) -> None:
    advance(
        shop,
        tx,
        order,
        Trigger.CANCEL,
        by="gateway",
        note=("the draft was left alone for 30 days", "expire-draft"),
    )


_HANDLERS: dict[NextAction, Callable[[Shop, Tx, OrderRow], None]] = {
    NextAction.CHECK: _resume,
    NextAction.DELIVER: _resume,
    NextAction.EXPIRE_DRAFT: _expire,
    NextAction.REMIND_CUSTOMER: _customer_silent,
    NextAction.REMIND_CSR: _remind,
    NextAction.EXPECT_PICKUP: _no_pickup,
    NextAction.EXPECT_RETURN: _no_return,
    NextAction.SHIP: _not_shipped,
    NextAction.CLOSE: _close,
}


def _device(shop: Shop, device_id: str) -> int:
    """Keep one Case open while a device cannot be used; when it works again, close it and send what waited."""
    problems = shop.devices[device_id].device.check()
    with shop.store.read() as tx:
        known = list(tx.cases.open_of_device(device_id, "device-down"))
    if problems and not known:
        with shop.store.write("device-down") as tx:
            open_case(shop, tx, _down(device_id, problems), device_id=device_id)
        return 1
    if known and not problems:
        _device_back(shop, device_id)
        return 1
    return 0


def _down(device_id: str, problems: tuple[DeviceProblem, ...]) -> Stop:
    listed = [{"code": p.code, "message": p.message, "fix": p.fix, "actor": p.actor} for p in problems]
    return Stop(
        "device-down", f"{device_id}: {problems[0].message}", {"device": device_id, "problems": listed}
    )


def _device_back(shop: Shop, device_id: str) -> None:
    with shop.store.write("device-back") as tx:
        for case in tx.cases.open_of_device(device_id, "device-down"):
            close_case(shop, tx, case, f"{device_id} can be used again", by="gateway")
        waiting = list(tx.cases.list(state=CaseState.OPEN.value, company=None, limit=_BATCH))
        for case in waiting:
            order = tx.orders.get(case.order_id) if case.order_id else None
            if case.code == "device-unreachable" and order and case.evidence.get("device") == device_id:
                note_event(shop, tx, EventKind.CASE_ACTED, order.id, case=case.id, action=Action.RETRY.value)
                send_again(shop, tx, order, by="gateway", reason=f"{device_id} can be used again")

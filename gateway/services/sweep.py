"""Find what nobody is doing: work the engine parked, orders that are due, devices that cannot be used.

The order row says what is due, not the engine (docs/decisions/0001). Run at the start and every few seconds.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import structlog

from adapters import DeliveryError, DeviceProblem, Handle, Placement
from gateway.domain.cases import Stop
from gateway.domain.delivery import DeliveryState, may_move
from gateway.domain.errors import DeviceGoneError
from gateway.domain.event_kinds import EventKind
from gateway.domain.states import WAKES, WORK, NextAction, State, Trigger
from gateway.services.advance import advance, close_case, enqueue, note_event, open_case, stop_order
from gateway.services.end_upload import sweep_uploads
from gateway.services.pause_device import hold_back, waits_for_paused
from gateway.services.recall_ticket import book_recall, recall_ticket
from gateway.services.resolve_case import send_again
from gateway.services.rest_case import call_back, wake_rested
from gateway.services.shop import Job, ParkedWork, Shop, setup_of
from gateway.storage.rows import DeliveryRow, OrderRow
from gateway.storage.store import Tx

log = structlog.get_logger("gateway.sweep")
_STRANDED = {"check": "check-stranded", "deliver": "delivery-stranded"}
STATES_OF = {
    "check": frozenset({State.RECEIVED.value, State.CHECKING.value}),
    "deliver": frozenset({State.READY.value, State.SENDING.value}),
}
_BATCH = 200
_LOOK_AGAIN_S = 30.0


def sweep(shop: Shop) -> int:
    """Sweep once; return how many things were found and dealt with."""
    tasks = [partial(_open_stranded, shop, parked) for parked in shop.work.parked()]
    tasks += [partial(_wake_or_postpone, shop, order) for order in _due(shop)]
    tasks.append(partial(wake_rested, shop))
    tasks += [partial(_device, shop, device_id) for device_id in shop.devices]
    tasks += [partial(_tidy, shop, device_id) for device_id in shop.devices]
    tasks.append(partial(sweep_uploads, shop))
    return sum(_one(task) for task in tasks)


def _one(task: Callable[[], int]) -> int:
    try:
        return task()
    except Exception:
        # The boundary between things that have nothing to do with each other: one that fails must not hide the rest.
        log.exception("sweep.failed", task=str(task))
        return 0


def _open_stranded(shop: Shop, parked: ParkedWork) -> int:
    job = Job.from_key(parked.key)
    if job is not None and job.kind in _STRANDED:
        with shop.store.write("work-stranded") as tx:
            order = tx.orders.get(job.order_id)
            if order is not None and order.run == job.run and order.state in STATES_OF[job.kind]:
                strand(shop, tx, order, (job, parked))
    shop.work.forget(parked.key)
    return 1


def strand(shop: Shop, tx: Tx, order: OrderRow, work: tuple[Job, ParkedWork]) -> None:
    """Stop an order whose work was given up."""
    job, parked = work
    evidence = {"work": parked.key, "status": parked.status, "error": parked.error}
    note_event(shop, tx, EventKind.WORK_STRANDED, order.id, **evidence)
    doing = "Checking its files" if job.kind == "check" else "Sending its ticket"
    how = "failed" if parked.status == "ERROR" else "broke off every time it was tried"
    stop_order(
        shop, tx, order, Stop(_STRANDED[job.kind], f"{doing} {how}, so the gateway stopped trying.", evidence)
    )


def _due(shop: Shop) -> list[OrderRow]:
    """Return orders whose time has come and whose work nobody does; those that are being worked on come due later."""
    now = shop.clock()
    with shop.store.read() as tx:
        due = tx.orders.due(now, _BATCH)
    keys = {_key(order): order.id for order in due if order.next_action in WORK}
    live = shop.work.live(list(keys))
    if live:
        with shop.store.write("work-goes-on") as tx:
            tx.orders.postpone(
                [keys[key] for key in live], due=now, until=now + timedelta(seconds=_LOOK_AGAIN_S)
            )
    return [order for order in due if order.next_action not in WORK or _key(order) not in live]


def _key(order: OrderRow) -> str:
    return Job(order.next_action or "", order.id, order.revision, order.run).key


def _wake(shop: Shop, seen: OrderRow) -> int:
    placement = _look(shop, seen)
    with shop.store.write("sweep") as tx:
        order = tx.orders.get(seen.id)
        if order is None or order.version != seen.version or order.next_at != seen.next_at:
            return 0
        if placement is not None:
            _no_pickup(shop, tx, order, placement)
        else:
            _HANDLERS[NextAction(order.next_action or "")](shop, tx, order)
        return 1


def _wake_or_postpone(shop: Shop, order: OrderRow) -> int:
    """Wake an order; one that cannot be woken steps aside for a while, so that it does not hide those behind it."""
    now = shop.clock()
    try:
        return _wake(shop, order)
    except Exception:
        with shop.store.write("sweep-postponed") as tx:
            tx.orders.postpone([order.id], due=now, until=now + timedelta(seconds=_LOOK_AGAIN_S))
        raise


def _look(shop: Shop, order: OrderRow) -> Placement | None:
    """Ask the device where a ticket is that should have been picked up by now; before the transaction."""
    if order.next_action != NextAction.EXPECT_PICKUP.value:
        return None
    with shop.store.read() as tx:
        row = tx.deliveries.latest(order.id)
    if row is None:
        return Placement.UNKNOWN
    try:
        return setup_of(shop, row.device_id).device.probe(Handle.from_dict(row.handle))
    except (DeliveryError, DeviceGoneError):
        return Placement.UNKNOWN


def _resume(shop: Shop, tx: Tx, order: OrderRow) -> None:
    paused = waits_for_paused(shop, tx, order) if order.next_action == NextAction.DELIVER.value else None
    if paused is not None:
        hold_back(shop, tx, order, paused)
        return
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
        call_back(tx, case, turn="csr")
    note_event(shop, tx, EventKind.ORDER_REMINDED, order.id, owner="customer", state=order.state)


_PICKUP_WORDS = {
    Placement.PUBLISHED: "{device} has not picked up {job} within its deadline; the ticket still lies in its folder.",
    Placement.ABSENT: "{job} was taken back from {device}, but the order does not know it.",
    Placement.STAGED: "{job} was made ready for {device} and never shown to it.",
    Placement.UNKNOWN: "{device} cannot be asked whether it has picked up {job}.",
}


def _no_pickup(shop: Shop, tx: Tx, order: OrderRow, placement: Placement) -> None:
    row = tx.deliveries.latest(order.id)
    if row is None:
        return
    if placement is Placement.TAKEN:
        _remind(shop, tx, order)  # taken just now: the follower will say so
        return
    words = _PICKUP_WORDS[placement].format(device=row.device_id, job=row.job_id)
    evidence = {
        "device": row.device_id,
        "job_id": row.job_id,
        "placement": placement.value,
        "ticket": row.handle,
    }
    if placement is Placement.UNKNOWN and may_move(DeliveryState(row.state), DeliveryState.UNKNOWN):
        tx.deliveries.move(row, DeliveryState.UNKNOWN)
        note_event(shop, tx, EventKind.DELIVERY_UNKNOWN, order.id, job_id=row.job_id, device=row.device_id)
    stop_order(
        shop,
        tx,
        order,
        Stop("delivery-unknown" if placement is Placement.UNKNOWN else "no-pickup", words, evidence),
    )


def _no_return(shop: Shop, tx: Tx, order: OrderRow) -> None:
    row = tx.deliveries.latest(order.id)
    if row is None:
        return
    evidence = {"device": row.device_id, "job_id": row.job_id, "receipt": row.receipt}
    setup = shop.devices.get(row.device_id)
    mute = setup is not None and setup.return_s is None
    sentence = (
        f"{row.device_id} never returns tickets, so somebody must say whether {row.job_id} was produced."
        if mute
        else f"{row.device_id} took {row.job_id} and has not returned it within its deadline."
    )
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
        waiting = [case.order_id for case in tx.cases.waiting_for_device(device_id) if case.order_id]
    for order_id in waiting:
        _one(partial(_send_waiting, shop, order_id, f"{device_id} can be used again"))


def _tidy(shop: Shop, device_id: str) -> int:
    """Clear away what attempts that are over have left at the device; one that cannot be cleared now waits."""
    with shop.store.read() as tx:
        rows = tx.deliveries.untidy(device_id, _BATCH)
    tidied = [row.id for row in rows if not row.handle or _tidied(shop, row)]
    if tidied:
        with shop.store.write("tidied") as tx:
            for row in filter(None, map(tx.deliveries.get, tidied)):
                row.tidied = True
                tx.session.add(row)
    return len(tidied)


def _tidied(shop: Shop, row: DeliveryRow) -> bool:
    try:
        shop.devices[row.device_id].device.tidy(Handle.from_dict(row.handle))
    except DeliveryError as problem:
        log.warning("delivery.untidy", device=row.device_id, job_id=row.job_id, code=problem.code)
        return False
    return True


def _send_waiting(shop: Shop, order_id: str, reason: str) -> int:
    with shop.store.read() as tx:
        row = tx.deliveries.latest(order_id)
    recalled = recall_ticket(shop, row)
    with shop.store.write("send-waiting") as tx:
        order = tx.orders.get(order_id)
        if order is None or order.state != State.NEEDS_CSR.value:
            return 0
        book_recall(shop, tx, order.id, row, recalled)
        send_again(shop, tx, order, recalled, note=(reason, "gateway"))
        return 1

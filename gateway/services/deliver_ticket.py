"""Hand a ticket to its device by the ledger: whatever step broke off, the next run probes before it acts."""

from datetime import timedelta

from adapters import Asset, Consignment, DeliveryError, Handle, Placement
from gateway.domain.cases import Stop
from gateway.domain.delivery import DeliveryState
from gateway.domain.errors import DeviceGoneError
from gateway.domain.event_kinds import EventKind
from gateway.domain.states import State, Trigger
from gateway.services.advance import advance, enqueue, note_event, stop_order
from gateway.services.make_ticket import asset_name, make_ticket
from gateway.services.pause_device import hold_back, hold_back_attempt, waits_for_paused
from gateway.services.shop import Shop, setup_of
from gateway.storage.rows import DeliveryRow, OrderFileRow, OrderRow
from gateway.storage.store import Tx

_SENDABLE = frozenset({State.READY.value, State.SENDING.value})
HELD_BACK = "held-back"
_TRIES = 3
_BACKOFF_S = 2.0
OVERTAKEN = "overtaken"
"""What comes of a run that was taken for dead and woke up: its successor probes the device and decides."""


def deliver_ticket(shop: Shop, order_id: str, revision: int) -> str:
    """Bring the order's ticket to its device; return what came of it."""
    begun = _begin(shop, order_id, revision)
    if begun is None:
        return "stale"
    if isinstance(begun, Stop):
        return begun.code
    if isinstance(begun, str):
        return begun
    row, files, run = begun
    try:
        return _bring(shop, row, files, run)
    except (DeliveryError, DeviceGoneError) as problem:
        return _failed(shop, row, problem, run)


def _begin(
    shop: Shop, order_id: str, revision: int
) -> tuple[DeliveryRow, dict[str, OrderFileRow], int] | Stop | str | None:
    with shop.store.write("delivery-intent") as tx:
        order = tx.orders.get(order_id)
        if order is None or order.revision != revision or order.state not in _SENDABLE:
            return None
        paused = waits_for_paused(shop, tx, order)
        if paused is not None:
            hold_back(shop, tx, order, paused)
            return HELD_BACK
        made = make_ticket(shop, tx, order)
        if isinstance(made, Stop):
            stop_order(shop, tx, order, made)
            return made
        if order.state == State.READY.value:
            advance(shop, tx, order, Trigger.SEND_STARTED, by="gateway")
        return made, tx.orders.files(order), order.run


def consignment_of(shop: Shop, row: DeliveryRow, files: dict[str, OrderFileRow]) -> Consignment:
    """Return what goes to the device for this attempt."""
    assets = tuple(
        Asset(asset_name(file), shop.blobs.local_path(file.sha256), file.sha256, file.size)
        for file in files.values()
    )
    return Consignment(
        key=row.id, job_id=row.job_id, ticket_name=f"{row.job_id}.jdf",
        ticket=shop.blobs.read(row.ticket_sha256), assets=assets, folder=row.job_id,
    )  # fmt: skip


def _bring(shop: Shop, row: DeliveryRow, files: dict[str, OrderFileRow], run: int) -> str:
    device = setup_of(shop, row.device_id).device
    stages = device.capabilities().stages
    if row.state == DeliveryState.INTENT.value:
        row = _staged(shop, row, device.stage(consignment_of(shop, row, files)), stages=stages)
    handle = Handle.from_dict(row.handle)
    placement = device.probe(handle)
    if placement is Placement.UNKNOWN:
        return _unknown(shop, row, run)
    if placement is Placement.ABSENT and stages:
        return _vanished(shop, row, run)
    if placement in (Placement.STAGED, Placement.ABSENT):
        if hold_back_attempt(shop, row):
            return HELD_BACK
        device.publish(handle)
    return _sent(shop, row, run)


def _vanished(shop: Shop, row: DeliveryRow, run: int) -> str:
    """Give up an attempt whose staged ticket is gone and was never shown to the device; begin a new one."""
    with shop.store.write("delivery-withdrawn") as tx:
        fresh, order = _fresh(tx, row), _order(tx, row)
        if order.run != run:
            return OVERTAKEN
        tx.deliveries.move(fresh, DeliveryState.WITHDRAWN)
        note_event(shop, tx, EventKind.DELIVERY_WITHDRAWN, order.id, job_id=row.job_id, device=row.device_id)
        enqueue(shop, tx, order, "deliver")
    return "withdrawn"


def _staged(shop: Shop, row: DeliveryRow, handle: Handle, *, stages: bool) -> DeliveryRow:
    with shop.store.write("delivery-staged") as tx:
        fresh = _fresh(tx, row)
        fresh.handle = handle.to_dict()
        tx.session.add(fresh)
        if stages:
            tx.deliveries.move(fresh, DeliveryState.STAGED)
            note_event(
                shop, tx, EventKind.DELIVERY_STAGED, row.order_id, job_id=row.job_id, device=row.device_id
            )
        return fresh


def _fresh(tx: Tx, row: DeliveryRow) -> DeliveryRow:
    found = tx.deliveries.get(row.id)
    if found is None:
        raise LookupError(f"delivery {row.id} vanished from the ledger")
    return found


def _order(tx: Tx, row: DeliveryRow) -> OrderRow:
    found = tx.orders.get(row.order_id)
    if found is None:
        raise LookupError(f"order {row.order_id} vanished")
    return found


def _sent(shop: Shop, row: DeliveryRow, run: int) -> str:
    with shop.store.write("delivery-sent") as tx:
        fresh, order = _fresh(tx, row), _order(tx, row)
        if order.run != run:
            return OVERTAKEN
        tx.deliveries.move(fresh, DeliveryState.SENT)
        fresh.sent_at = shop.clock()
        note_event(
            shop,
            tx,
            EventKind.DELIVERY_SENT,
            order.id,
            job_id=row.job_id,
            device=row.device_id,
            sha256=row.ticket_sha256,
        )
        advance(shop, tx, order, Trigger.PUBLISHED, by="gateway")
    shop.nudge()
    return "sent"


def _unknown(shop: Shop, row: DeliveryRow, run: int) -> str:
    with shop.store.write("delivery-unknown") as tx:
        fresh, order = _fresh(tx, row), _order(tx, row)
        if order.run != run:
            return OVERTAKEN
        tx.deliveries.move(fresh, DeliveryState.UNKNOWN)
        note_event(shop, tx, EventKind.DELIVERY_UNKNOWN, order.id, job_id=row.job_id, device=row.device_id)
        stop_order(
            shop, tx, order,
            Stop(
                "delivery-unknown", f"Nobody can prove whether {row.device_id} has {row.job_id}.",
                {"device": row.device_id, "job_id": row.job_id, "handle": row.handle},
            ),
        )  # fmt: skip
    return "unknown"


def _failed(shop: Shop, row: DeliveryRow, problem: DeliveryError | DeviceGoneError, run: int) -> str:
    """Try again later where nobody need act; else open a Case at once."""
    with shop.store.write("delivery-failed") as tx:
        order = _order(tx, row)
        if order.run != run:
            return OVERTAKEN
        if order.state != State.SENDING.value:
            return "stale"
        if problem.retryable and problem.actor == "nobody" and order.tries < _TRIES:
            order.tries = max(order.tries, 0) + 1
            order.next_at = shop.clock() + timedelta(seconds=_BACKOFF_S * 2**order.tries)
            tx.session.add(order)
            note_event(
                shop, tx, EventKind.DELIVERY_POSTPONED, order.id, device=row.device_id, job_id=row.job_id,
                why=str(problem), until=order.next_at.isoformat(),
            )  # fmt: skip
            return "postponed"
        evidence = {
            "device": row.device_id, "job_id": row.job_id, "code": problem.code, "what": problem.what,
            "why": problem.why, "fix": problem.fix, "actor": problem.actor,
        }  # fmt: skip
        stop_order(shop, tx, order, Stop("device-unreachable", problem.what, evidence))
        return "device-unreachable"

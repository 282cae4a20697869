"""Take a device's evidence, once each, and move its orders by it: newest attempt only, never backwards."""

from dataclasses import dataclass, replace

import structlog
from sqlalchemy.exc import SQLAlchemyError
from structlog.contextvars import bound_contextvars

from adapters import DeliveryError, Device, DeviceEvent, DeviceEventKind, Handle, Outstanding
from gateway.domain.cases import Stop
from gateway.domain.delivery import AT_DEVICE, UNDER_WAY, DeliveryState, may_move
from gateway.domain.errors import StorageFullError, StorageUnreachableError
from gateway.domain.event_kinds import EventKind
from gateway.domain.states import State, Trigger, next_state
from gateway.services.advance import advance, close_cases, note_event, open_case, stop_order
from gateway.services.shop import Shop
from gateway.storage.rows import DeliveryRow, DeviceEventRow, OrderRow
from gateway.storage.store import Tx

log = structlog.get_logger("gateway.devices")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a kind of evidence does: a step of the ledger, and a step of the order or a Case."""

    ledger: DeliveryState | None
    trigger: Trigger | None
    case: str = ""
    closes: bool = False


_OPEN = Meaning(DeliveryState.CONFIRMED, Trigger.PICKED_UP)
MEANINGS: dict[DeviceEventKind, Meaning] = {
    DeviceEventKind.PICKED_UP: _OPEN,
    DeviceEventKind.QUEUED: _OPEN,
    DeviceEventKind.HELD: _OPEN,
    DeviceEventKind.RUNNING: Meaning(DeliveryState.CONFIRMED, Trigger.RUNNING),
    DeviceEventKind.COMPLETED: Meaning(DeliveryState.CONFIRMED, Trigger.COMPLETED, closes=True),
    DeviceEventKind.ABORTED: Meaning(DeliveryState.CONFIRMED, Trigger.FAILED, "device-failed", closes=True),
    DeviceEventKind.REFUSED: Meaning(DeliveryState.REFUSED, Trigger.REFUSED, "device-refused", closes=True),
    DeviceEventKind.REMOVED: Meaning(None, Trigger.SILENT, "no-return"),
    DeviceEventKind.LOST: Meaning(None, Trigger.SILENT, "no-return"),
}
_STRANGE = {
    DeviceEventKind.UNREADABLE: "return-unreadable",
    DeviceEventKind.UNKNOWN_JOB: "return-unknown-job",
}


def follow_device(shop: Shop, device_id: str) -> int:
    """Take all evidence that the device shows now; return how much of it was new."""
    device = shop.devices[device_id].device
    with shop.store.read() as tx:
        rows = tx.deliveries.outstanding(device_id)
    waiting = [Outstanding(Handle.from_dict(row.handle), row.job_id) for row in rows if row.handle]
    try:
        return sum(_take(shop, device, event) for event in device.poll(waiting))
    except DeliveryError as problem:
        log.warning("device.unreadable", device=device_id, code=problem.code)
        return 0  # `sweep` asks device.check() and opens the Case that says why


def _take(shop: Shop, device: Device, event: DeviceEvent) -> int:
    with shop.store.read() as tx:
        known = tx.deliveries.knows_event(device.id, event.message_id)
        row = tx.deliveries.by_job(event.job_id) if event.job_id else None
    if known:
        device.settle(event)
        return 0
    if row is not None and _is_early(row, event):
        return 0
    with bound_contextvars(order=row.order_id if row is not None else ""):
        _book_somehow(shop, device.id, event)
    device.settle(event)
    return 1


def _book_somehow(shop: Shop, device_id: str, event: DeviceEvent) -> None:
    """Book the answer; one whose content cannot be booked becomes a Case, so that it holds up no other.

    A database or disk that fails is another matter: that raises, and the next look tries again.
    """
    try:
        _book(shop, device_id, event)
    except (SQLAlchemyError, OSError, StorageFullError, StorageUnreachableError):
        raise
    except Exception:
        # The boundary to what devices send.
        log.exception("device.answer_failed", device=device_id, message=event.message_id)
        why = "The gateway could not make sense of this answer; its log says why."
        _book(
            shop,
            device_id,
            replace(event, kind=DeviceEventKind.UNREADABLE, text=f"{event.text} {why}".strip()),
        )


def _is_early(row: DeliveryRow, event: DeviceEvent) -> bool:
    """Say whether the answer overtook our own commit: the device was quicker; take the answer at the next look."""
    if row.device_id != event.device_id:
        return False
    state = DeliveryState(row.state)
    overtaken = event.kind is DeviceEventKind.UNKNOWN_JOB and state in AT_DEVICE and not row.closed
    return overtaken or state in UNDER_WAY


def _book(shop: Shop, device_id: str, event: DeviceEvent) -> None:
    raw = shop.blobs.put(event.raw, shop.new_id()).sha256 if event.raw else ""
    with shop.store.write("device-event") as tx:
        if tx.deliveries.knows_event(event.device_id, event.message_id):
            return  # another worker was quicker
        _record(shop, tx, event, raw)
        row = tx.deliveries.by_job(event.job_id) if event.job_id else None
        if row is not None and row.device_id == device_id and event.kind is DeviceEventKind.UNKNOWN_JOB:
            note_event(shop, tx, EventKind.DEVICE_LATE, row.order_id, **_said(row, event))
        elif row is None or row.device_id != device_id or event.kind in _STRANGE:
            _strange(shop, tx, event, raw)
        else:
            _apply(shop, tx, row, event)


def _said(row: DeliveryRow, event: DeviceEvent) -> dict[str, str]:
    return {
        "said": event.kind.value,
        "job_id": row.job_id,
        "device": row.device_id,
        "text": event.text,
        "file": event.name,
    }


def _record(shop: Shop, tx: Tx, event: DeviceEvent, raw_sha256: str) -> None:
    tx.deliveries.add_event(
        DeviceEventRow(
            device_id=event.device_id, message_id=event.message_id, kind=event.kind.value, job_id=event.job_id,
            raw_sha256=raw_sha256, text=event.text, name=event.name, at=event.at or shop.clock(),
        )
    )  # fmt: skip


def _strange(shop: Shop, tx: Tx, event: DeviceEvent, raw_sha256: str) -> None:
    code = _STRANGE.get(event.kind, "return-unknown-job")
    about = f"'{event.name}'" + (f" for job {event.job_id}" if event.job_id else "")
    words = event.text or "No delivery to this device bears this JobID."
    evidence = {
        "device": event.device_id,
        "file": event.name,
        "job_id": event.job_id,
        "text": words,
        "raw_sha256": raw_sha256,
    }
    open_case(
        shop,
        tx,
        Stop(code, f"{event.device_id} returned {about}: {words}", evidence),
        device_id=event.device_id,
    )


def _apply(shop: Shop, tx: Tx, row: DeliveryRow, event: DeviceEvent) -> None:
    order = tx.orders.get(row.order_id)
    meaning = MEANINGS[event.kind]
    if order is None or meaning.trigger is None:
        return
    said = _said(row, event)
    _step_ledger(shop, tx, row, event, meaning)
    latest = tx.deliveries.latest(order.id)
    ours = latest is not None and latest.id == row.id
    if not ours or next_state(State(order.state), meaning.trigger) is None:
        note_event(shop, tx, EventKind.DEVICE_LATE, order.id, **said)
        if event.kind is DeviceEventKind.COMPLETED and not ours:
            open_case(
                shop,
                tx,
                Stop("printed-twice", _twice(row, latest), said),
                order=order,
                device_id=row.device_id,
            )
        return
    note_event(shop, tx, EventKind.DEVICE_SAID, order.id, **said)
    if meaning.case:
        stop_order(
            shop,
            tx,
            order,
            Stop(meaning.case, _sentence(event), {**said, "device_words": event.text}),
            by=row.device_id,
        )
    else:
        _go_on(shop, tx, order, row, meaning.trigger)


def _step_ledger(shop: Shop, tx: Tx, row: DeliveryRow, event: DeviceEvent, meaning: Meaning) -> None:
    before = DeliveryState(row.state)
    if meaning.ledger is not None and meaning.ledger is not before and may_move(before, meaning.ledger):
        tx.deliveries.move(row, meaning.ledger)
        kind = (
            EventKind.DELIVERY_REFUSED
            if meaning.ledger is DeliveryState.REFUSED
            else EventKind.DELIVERY_CONFIRMED
        )
        note_event(shop, tx, kind, row.order_id, job_id=row.job_id, device=row.device_id, text=event.text)
    row.closed = row.closed or meaning.closes
    row.receipt = {
        **row.receipt,
        event.kind.value: shop.clock().isoformat(),
        "text": event.text,
        "amount_good": event.amount_good,
    }
    tx.session.add(row)


def _twice(row: DeliveryRow, latest: DeliveryRow | None) -> str:
    newer = "" if latest is None else f" {latest.job_id} is {latest.state}."
    return f"{row.device_id} has produced {row.job_id} after all.{newer}"


def _sentence(event: DeviceEvent) -> str:
    verb = "refused the ticket" if event.kind is DeviceEventKind.REFUSED else "did not produce the job"
    return f"{event.device_id} {verb}: {event.text or 'it gave no reason'}"


def _go_on(shop: Shop, tx: Tx, order: OrderRow, row: DeliveryRow, trigger: Trigger) -> None:
    close_cases(shop, tx, order, f"{row.device_id} has gone on with it", by=row.device_id)
    advance(shop, tx, order, trigger, by=row.device_id)

"""Hold tickets back from a device, and let them go again: orders wait meanwhile and say why."""

from datetime import timedelta

from gateway.domain.delivery import UNDER_WAY, DeliveryState
from gateway.domain.errors import BadAnswersError, ForbiddenError, UnknownThingError, WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.texts import plain_text
from gateway.services.advance import enqueue, note_event
from gateway.services.make_ticket import device_of
from gateway.services.shop import Shop
from gateway.storage.rows import DeliveryRow, DeviceStateRow, OrderRow
from gateway.storage.store import Tx

LOOK_AGAIN = timedelta(hours=1)
"""How long an order waits for a paused device before it is looked at again; resuming does not wait for that."""


def usable_device(shop: Shop, tx: Tx, device_id: str) -> str:
    """Return the device if the shop has it and lets tickets go to it.

    Raises:
        BadAnswersError: there is no such device.
        WrongMomentError: it is paused.
    """
    if device_id not in shop.devices:
        message = f"There is no device '{device_id}'." if device_id else "No device was named."
        fix = f"The shop's devices: {', '.join(sorted(shop.devices)) or 'none'}."
        raise BadAnswersError(
            message, ({"field": "/device", "code": "unknown-device", "message": message, "fix": fix},)
        )
    row = tx.device_states.paused(device_id)
    if row is not None:
        raise WrongMomentError(
            f"The device '{device_id}' is paused.",
            why=row.reason,
            fix="Let it go on first, or choose another device.",
        )
    return device_id


def pause_device(shop: Shop, caller: Caller, device_id: str, reason: str) -> None:
    """Hold tickets back from a device; what it has already is not touched.

    Raises:
        UnknownThingError: there is no such device.
        ForbiddenError: only staff may do this.
        BadAnswersError: no reason was given.
    """
    _may(shop, caller, device_id)
    why = plain_text(reason, field="/reason", most=500)
    with shop.store.write("pause-device") as tx:
        if tx.device_states.paused(device_id) is not None:
            return
        _decide(
            shop,
            tx,
            caller,
            DeviceStateRow(device_id=device_id, paused=True, by=caller.id, reason=why, at=shop.clock()),
        )


def resume_device(shop: Shop, caller: Caller, device_id: str) -> int:
    """Let tickets go to a device again; return how many orders had waited.

    Raises:
        UnknownThingError: there is no such device.
        ForbiddenError: only staff may do this.
    """
    _may(shop, caller, device_id)
    with shop.store.write("resume-device") as tx:
        if tx.device_states.paused(device_id) is None:
            return 0
        _decide(
            shop, tx, caller, DeviceStateRow(device_id=device_id, paused=False, by=caller.id, at=shop.clock())
        )
        waiting = [
            order for order in tx.orders.waiting_to_be_sent() if device_of(shop, tx, order) == device_id
        ]
        for order in waiting:
            order.next_at, order.tries = shop.clock(), 0
            enqueue(shop, tx, order, "deliver")
        return len(waiting)


def _may(shop: Shop, caller: Caller, device_id: str) -> None:
    if device_id not in shop.devices:
        known = ", ".join(sorted(shop.devices)) or "none"
        raise UnknownThingError(f"There is no device '{device_id}'.", fix=f"The shop's devices: {known}.")
    if not caller.is_staff:
        raise ForbiddenError("Only the shop's staff may pause a device.", fix="Write to the shop.")


def _decide(shop: Shop, tx: Tx, caller: Caller, row: DeviceStateRow) -> None:
    tx.device_states.save(row)
    kind = EventKind.DEVICE_PAUSED if row.paused else EventKind.DEVICE_RESUMED
    note_event(shop, tx, kind, None, by=caller.id, device=row.device_id, why=row.reason)


def waits_for_paused(shop: Shop, tx: Tx, order: OrderRow) -> DeviceStateRow | None:
    """Return why an order that could be sent waits for its device, None where nothing holds it back.

    An attempt whose ticket lies ready goes on: whether the device has it by now only the device can tell.
    """
    latest = tx.deliveries.latest(order.id)
    if latest is not None and latest.revision == order.revision and DeliveryState(latest.state) in UNDER_WAY:
        return None
    device_id = device_of(shop, tx, order)
    return None if device_id is None else tx.device_states.paused(device_id)


def hold_back(shop: Shop, tx: Tx, order: OrderRow, paused: DeviceStateRow) -> None:
    """Let an order wait for its paused device, and say so once."""
    first = order.tries >= 0
    order.next_at, order.tries = shop.clock() + LOOK_AGAIN, -1
    tx.session.add(order)
    if first:
        note_event(
            shop, tx, EventKind.DELIVERY_POSTPONED, order.id, device=paused.device_id, why="paused",
            until=order.next_at.isoformat(),
        )  # fmt: skip


def hold_back_attempt(shop: Shop, row: DeliveryRow) -> bool:
    """Hold back a ticket that lies ready and is not shown to the device yet; say whether the device is paused."""
    with shop.store.read() as tx:
        if tx.device_states.paused(row.device_id) is None:
            return False
    with shop.store.write("delivery-held-back") as tx:
        order, paused = tx.orders.get(row.order_id), tx.device_states.paused(row.device_id)
        if order is None or paused is None:
            return False
        hold_back(shop, tx, order, paused)
        return True

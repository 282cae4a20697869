"""Take a ticket back from a device: first the device, outside any transaction, then the ledger.

Why apart: a share that hangs must not hold up everybody who waits for the database, and taking back can be done
twice. Nothing is sent again, changed or cancelled before the older ticket is known to be ours again.
"""

from adapters import DeliveryError, Handle, Placement
from gateway.domain.delivery import DeliveryState, may_move
from gateway.domain.errors import WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.services.advance import note_event
from gateway.services.shop import Shop, setup_of
from gateway.storage.rows import DeliveryRow
from gateway.storage.store import Tx

_RECALLABLE = frozenset(
    {DeliveryState.INTENT, DeliveryState.STAGED, DeliveryState.SENT, DeliveryState.UNKNOWN}
)


def recall_ticket(shop: Shop, row: DeliveryRow | None) -> Placement | None:
    """Take an attempt back where the device may still have it untouched; None where there is nothing to take back.

    Raises:
        WrongMomentError: it cannot be known where the ticket is.
        DeviceGoneError: the device is no longer in shop.toml.
    """
    if row is None or row.closed or DeliveryState(row.state) not in _RECALLABLE:
        return None
    if not row.handle:
        return Placement.ABSENT
    try:
        placement = setup_of(shop, row.device_id).device.withdraw(Handle.from_dict(row.handle))
    except DeliveryError as problem:
        raise _not_taken_back(row, problem.what, problem.fix) from problem
    if placement in (Placement.ABSENT, Placement.TAKEN):
        return placement
    raise _not_taken_back(row, "nobody can tell where it is", "")


def _not_taken_back(row: DeliveryRow, what: str, fix: str) -> WrongMomentError:
    return WrongMomentError(
        f"The ticket {row.job_id} could not be taken back from {row.device_id}: {what}",
        why="Going on without it could print the job twice.",
        fix=fix or "Repair the device's folder, then try again.",
    )


def book_recall(
    shop: Shop, tx: Tx, order_id: str, seen: DeliveryRow | None, placement: Placement | None
) -> None:
    """Enter in the ledger what taking back has shown.

    Raises:
        WrongMomentError: the order's newest attempt is another one by now, or has moved on since it was looked at.
    """
    row = tx.deliveries.latest(order_id)
    if _state_of(row) != _state_of(seen):
        raise WrongMomentError(
            "The order's ticket has moved on since you looked.",
            why="Going on from what you saw could print the job twice, or not at all.",
            fix="Load the order again and choose from what it offers now.",
        )
    after = DeliveryState.WITHDRAWN if placement is Placement.ABSENT else DeliveryState.CONFIRMED
    if row is None or placement is None or not may_move(DeliveryState(row.state), after):
        return
    tx.deliveries.move(row, after)
    kind = EventKind.DELIVERY_WITHDRAWN if placement is Placement.ABSENT else EventKind.DELIVERY_CONFIRMED
    note_event(shop, tx, kind, row.order_id, job_id=row.job_id, device=row.device_id)


def _state_of(row: DeliveryRow | None) -> tuple[str, str] | None:
    return None if row is None else (row.id, row.state)

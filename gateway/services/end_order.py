"""End an order that stands in no Case: cancel it while that is possible, or ship it when it is produced."""

from adapters import Placement
from gateway.domain.delivery import DeliveryState
from gateway.domain.errors import DeviceGoneError, ForbiddenError, WrongMomentError
from gateway.domain.people import Caller
from gateway.domain.states import State, Trigger
from gateway.services.advance import advance, close_cases
from gateway.services.recall_ticket import book_recall, recall_ticket
from gateway.services.shop import Shop
from gateway.services.views import visible_order
from gateway.storage.rows import DeliveryRow, OrderRow
from gateway.storage.store import Tx

_TAKEN = frozenset({DeliveryState.CONFIRMED.value, DeliveryState.UNKNOWN.value})


def cancel_order(shop: Shop, caller: Caller, order_id: str, reason: str) -> str:
    """Cancel an order, taking its ticket back first; return its new state.

    Raises:
        UnknownThingError: there is no such order for this caller.
        WrongMomentError: the order is just being sent, or the device has it.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        row = tx.deliveries.latest(order.id)
    _refuse_cancel(caller, order, row)
    recalled = _recall(shop, caller, order, row)
    if recalled is Placement.TAKEN:
        raise _too_late(order)
    with shop.store.write("cancel-order") as tx:
        order = visible_order(tx, caller, order_id)
        _refuse_cancel(caller, order, tx.deliveries.latest(order.id))
        book_recall(shop, tx, order.id, row, recalled)
        close_cases(shop, tx, order, reason or "cancelled", by=caller.id)
        advance(shop, tx, order, Trigger.CANCEL, by=caller.id, note=(reason, ""))
        return order.state


def _recall(shop: Shop, caller: Caller, order: OrderRow, row: DeliveryRow | None) -> Placement | None:
    """Take the ticket back; why that cannot be done is for staff, a customer is told whom to call."""
    try:
        return recall_ticket(shop, row)
    except (WrongMomentError, DeviceGoneError) as problem:
        if caller.is_staff:
            raise
        raise _too_late(order) from problem


def _refuse_cancel(caller: Caller, order: OrderRow, row: DeliveryRow | None) -> None:
    if State(order.state) is State.SENDING:
        raise WrongMomentError("The order is being sent just now.", fix="Try again in a moment.")
    if not caller.is_staff and row is not None and row.state in _TAKEN:
        raise _too_late(order)


def _too_late(order: OrderRow) -> WrongMomentError:
    return WrongMomentError(
        f"Order {order.number} may have been taken by the press.",
        why="It may be printed already, so cancelling it here would not be sure to stop it.",
        fix="Call the shop; they can stop it at the press if there is still time.",
    )


def _waits_for_shipping(tx: Tx, order: OrderRow) -> bool:
    return any(case.code == "not-shipped" for case in tx.cases.open_of_order(order.id))


def ship_order(shop: Shop, caller: Caller, order_id: str, note: str) -> str:
    """Say that a produced order has left the house; return its new state.

    Raises:
        UnknownThingError: there is no such order for this caller.
        ForbiddenError: only staff ship.
        WrongMomentError: the order is not produced yet.
    """
    with shop.store.write("ship-order") as tx:
        order = visible_order(tx, caller, order_id)
        if not caller.is_staff:
            raise ForbiddenError(
                "Only the shop's staff may say that an order is shipped.", fix="Write to the shop."
            )
        if State(order.state) is State.NEEDS_CSR and not _waits_for_shipping(tx, order):
            raise WrongMomentError(
                f"Order {order.number} stands still for another reason.", fix="Deal with its Case first."
            )
        close_cases(shop, tx, order, note or "shipped", by=caller.id)
        advance(shop, tx, order, Trigger.SHIP, by=caller.id, note=(note, ""))
        return order.state

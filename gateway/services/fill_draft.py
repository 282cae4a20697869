"""Put a file into a slot of a draft: what was received stays listed with the order, whatever becomes of the answers.

A file that arrives when the order is no longer a draft changes nothing of it, but is kept and stands in its events.
"""

from dataclasses import dataclass

from gateway.domain.errors import BadUploadError, UnknownThingError, WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.shop import Shop
from gateway.services.submit_order import find_form, put_in_slot
from gateway.services.views import visible_order
from gateway.storage.rows import FileRow, OrderRow
from gateway.storage.store import Tx


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of an order; empty where a file goes nowhere yet."""

    order_id: str = ""
    slot: str = ""


NOWHERE = Place()


def find_place(shop: Shop, tx: Tx, caller: Caller, place: Place) -> Place:
    """Return the place with the order's own id, before anything is accepted for it.

    Raises:
        UnknownThingError: there is no such order that this caller may see.
        WrongMomentError: the order is no longer a draft.
        BadUploadError: its form has no such slot.
    """
    if not place.order_id:
        return NOWHERE
    order = visible_order(tx, caller, place.order_id)
    _refuse_unless_draft(order)
    _refuse_unknown_slot(shop, order, place.slot)
    return Place(order.id, place.slot)


def put_into_draft(shop: Shop, tx: Tx, order: OrderRow, slot: str, file: FileRow) -> None:
    """Put a received file into a draft's slot as its newest; those before it stay listed.

    Raises:
        UnknownThingError: the order's form is no longer there.
        WrongMomentError: the order is no longer a draft.
        BadUploadError: its form has no such slot.
    """
    current = tx.orders.get_for_change(order.id) or order
    _refuse_unless_draft(current)
    _refuse_unknown_slot(shop, current, slot)
    _put(shop, tx, current, slot, file)


def put_where_it_belongs(shop: Shop, tx: Tx, file: FileRow, place: Place) -> Place:
    """Put a file that was just received into its place, if that is still a draft's slot; say where it went."""
    order = tx.orders.get_for_change(place.order_id) if place.order_id else None
    if order is not None and order.state == State.DRAFT.value and place.slot in _slots(shop, order):
        _put(shop, tx, order, place.slot, file)
        return place
    _record(shop, tx, order, place.slot, file)
    return NOWHERE


def _put(shop: Shop, tx: Tx, order: OrderRow, slot: str, file: FileRow) -> None:
    put_in_slot(tx, order, slot, file, find_form(shop, order.form_id))
    _record(shop, tx, order, slot, file)


def _record(shop: Shop, tx: Tx, order: OrderRow | None, slot: str, file: FileRow) -> None:
    data = {"file": file.id, "sha256": file.sha256, "size": file.size}
    tx.events.append(
        EventKind.FILE_RECEIVED, None if order is None else order.id, at=shop.clock(), actor=file.owner_id,
        data=data if order is None else {**data, "slot": slot},
    )  # fmt: skip


def _slots(shop: Shop, order: OrderRow) -> list[str]:
    form = shop.forms.get(order.form_id)
    return [] if form is None else [found.slot for found in form.slots]


def _refuse_unless_draft(order: OrderRow) -> None:
    if order.state != State.DRAFT.value:
        raise WrongMomentError(
            "This order was placed already.",
            why="What was placed is not changed by a new file.",
            fix="Ask the shop to take the new file instead.",
        )


def _refuse_unknown_slot(shop: Shop, order: OrderRow, slot: str) -> None:
    slots = _slots(shop, order)
    if not slots:
        raise UnknownThingError(f"There is no order form '{order.form_id}'.", fix="Begin a new order.")
    if slot not in slots:
        raise BadUploadError(
            f"The form has no place for a file '{slot}'.",
            why="Nobody would know what to print with it.",
            fix=f"Use: {', '.join(slots)}.",
        )

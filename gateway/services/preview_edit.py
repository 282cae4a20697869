"""Show what changed answers would mean before they are sent: in business words, in the ticket, in the price."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gateway.domain.delivery import DeliveryKey
from gateway.domain.errors import BadAnswersError
from gateway.domain.people import Caller
from gateway.services.correct_order import form_of
from gateway.services.make_ticket import SCOPE, build, device_of
from gateway.services.shop import Shop
from gateway.services.submit_order import check_request, set_job
from gateway.services.views import visible_order
from gateway.storage.rows import OrderRow
from gateway.storage.store import Tx
from jdf import Change, JdfError, TicketChange, diff_job_specs, diff_tickets, job_spec_from_dict
from order_forms import Form, Quote, expected_slots, price


@dataclass(frozen=True, slots=True)
class EditPreview:
    """What changed answers would do; with problems they would be refused.

    `changes` in business words, `ticket_changes` attribute by attribute for the device that the order goes to now
    (`device`, empty where no ticket can be written), both prices, and the slots whose file would be missing.
    """

    problems: tuple[dict[str, str], ...]
    changes: tuple[Change, ...]
    device: str
    ticket_changes: tuple[TicketChange, ...]
    price_before: Quote
    price_after: Quote
    missing_files: tuple[str, ...]


def preview_edit(
    shop: Shop, caller: Caller, order_id: str, answers: Mapping[str, Any], *, locale: str = "en"
) -> EditPreview:
    """Return what these answers, all of them, would mean in place of the order's; nothing is kept.

    Raises:
        UnknownThingError: there is no such order for this caller.
        FormGoneError: the order's form is no longer offered.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        return preview_in(shop, tx, order, answers, locale=locale)


def preview_in(
    shop: Shop, tx: Tx, order: OrderRow, answers: Mapping[str, Any], *, locale: str = "en"
) -> EditPreview:
    """Return the preview for an order that was read already."""
    form = form_of(shop, order)
    prices = price(form, order.answers, locale), price(form, answers, locale)
    try:
        edited = _edited(order, form, answers)
    except BadAnswersError as refused:
        return EditPreview(refused.problems, (), "", (), *prices, ())
    device = device_of(shop, tx, edited) or ""
    changes = diff_job_specs(job_spec_from_dict(order.job), job_spec_from_dict(edited.job))
    there = set(tx.orders.files(edited))
    lacking = tuple(
        slot.slot
        for slot in expected_slots(form, answers, locale)
        if slot.required and slot.slot not in there
    )
    tickets = _ticket_changes(shop, tx, (order, edited), device) if device and not lacking else ()
    return EditPreview((), changes, device, tickets, *prices, lacking)


def _edited(order: OrderRow, form: Form, answers: Mapping[str, Any]) -> OrderRow:
    """Return the order as it would be, as a value that belongs to no transaction."""
    bound = check_request(form, answers)
    edited = OrderRow(**order.model_dump())
    set_job(edited, form, answers, bound)
    return edited


def _ticket_changes(
    shop: Shop, tx: Tx, orders: tuple[OrderRow, OrderRow], device: str
) -> tuple[TicketChange, ...]:
    """Compare the tickets that both would get, under one key and time."""
    key = DeliveryKey(orders[0].number, orders[0].revision, SCOPE, 1)
    target = key, shop.devices[device]
    try:
        before, after = (
            build(shop, tx, order, job_spec_from_dict(order.job), target).data for order in orders
        )
    except JdfError:
        return ()
    return diff_tickets(before, after)

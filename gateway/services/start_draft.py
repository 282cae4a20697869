"""Begin an order that is not placed yet: from a blank form, or as a copy of an old order."""

from collections.abc import Mapping
from typing import Any

from gateway.domain.errors import FormGoneError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.advance import note_event, wake
from gateway.services.shop import Shop
from gateway.services.submit_order import find_form, new_order, put_in_slot
from gateway.services.views import visible_order
from gateway.storage.rows import OrderRow
from gateway.storage.store import Tx
from order_forms import Form, begun, expected_slots, title_of, without_dates


def start_draft(shop: Shop, caller: Caller, form_id: str, locale: str) -> str:
    """Begin a draft of this form; return its id.

    Raises:
        UnknownThingError: there is no such form.
    """
    form = find_form(shop, form_id)
    with shop.store.write("start-draft") as tx:
        return _start(shop, tx, caller, (form, {}), locale).id


def reorder(shop: Shop, caller: Caller, order_id: str, locale: str) -> str:
    """Begin a draft with answers and files of an order; return its id.

    Dates are left out, since they are over. Choices that are no longer offered stay as they were and are found wrong.

    Raises:
        UnknownThingError: there is no such order for this caller.
        FormGoneError: its form is no longer offered.
    """
    with shop.store.write("reorder") as tx:
        old = visible_order(tx, caller, order_id)
        form = shop.forms.get(old.form_id)
        if form is None:
            raise FormGoneError(
                f"The form '{old.form_id}' is no longer offered.",
                why="The shop has changed what it prints.",
                fix="Choose a product from the start page.",
            )
        draft = _start(shop, tx, caller, (form, without_dates(form, old.answers)), locale)
        for slot, row in tx.orders.files(old).items():
            file = tx.files.get(row.file_id)
            if file is not None:
                put_in_slot(tx, draft, slot, file, form)
        return draft.id


def _start(shop: Shop, tx: Tx, caller: Caller, what: tuple[Form, Mapping[str, Any]], locale: str) -> OrderRow:
    form, given = what
    draft = new_order(shop, caller, form, begun(form, given))
    draft.locale, draft.saved_at = locale, shop.clock()
    describe(draft, form)
    wake(shop, tx, draft, State.DRAFT)
    tx.orders.add(draft)
    note_event(shop, tx, EventKind.DRAFT_STARTED, draft.id, by=caller.id, form=f"{form.id}@{form.version}")
    return draft


def describe(draft: OrderRow, form: Form) -> None:
    """Keep with a draft what lists and uploads want to know of its answers."""
    draft.title = title_of(form, draft.answers)
    draft.slots = [slot.slot for slot in expected_slots(form, draft.answers)]

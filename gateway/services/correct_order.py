"""Make a new revision of an order from changed answers or files; what it was before stays in its events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from adapters import Placement
from gateway.domain.errors import FormGoneError, WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import Trigger
from gateway.services.advance import advance, close_cases, note_event
from gateway.services.shop import Shop
from gateway.services.submit_order import OrderRequest, check_request, find_files, put_in_slot, set_job
from gateway.storage.rows import FileRow, OrderRow
from gateway.storage.store import Tx
from order_forms import Bound, Form, expected_slots


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be different: all answers anew (None: as they are), new files by slot, why, and by which rule."""

    answers: Mapping[str, Any] | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Sound:
    """A correction that fits: the form, the answers with the job they mean, and the file for each slot."""

    form: Form
    answers: Mapping[str, Any]
    bound: Bound
    files: Mapping[str, FileRow]


def form_of(shop: Shop, order: OrderRow) -> Form:
    """Return the form that the order was made with.

    Raises:
        FormGoneError: it is no longer offered.
    """
    form = shop.forms.get(order.form_id)
    if form is None:
        raise FormGoneError(
            f"The form '{order.form_id}' is no longer offered.",
            why="Without it nobody can tell what changed answers mean.",
            fix="Put the form back into the shop's folder of forms, or cancel the order and place a new one.",
        )
    return form


def refuse_taken(order: OrderRow, recalled: Placement | None) -> None:
    """Refuse where the device has just taken the older ticket: it must not print beside a changed order."""
    if recalled is Placement.TAKEN:
        raise WrongMomentError(
            f"The device has just taken order {order.number}.",
            why="A changed order must not print beside the old one.",
            fix="Stop the job at the device, or wait for its answer.",
        )


def check_correction(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, correction: Correction) -> Sound:
    """Say whether the correction fits the form; nothing is changed.

    Raises:
        BadAnswersError: answers or files do not fit.
        FormGoneError: the order's form is no longer offered.
    """
    form = form_of(shop, order)
    answers = order.answers if correction.answers is None else correction.answers
    bound = check_request(form, answers)
    wanted = {slot.slot for slot in expected_slots(form, answers)}
    present = {slot: row.file_id for slot, row in tx.orders.files(order).items() if slot in wanted}
    request = OrderRequest(order.form_id, answers, {**present, **correction.files})
    files = find_files(tx, caller, form, request, kept=frozenset(present.values()))
    return Sound(form, answers, bound, files)


def correct_order(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, correction: Correction) -> None:
    """Make the new revision, close what stopped the order, and let it be checked again."""
    sound = check_correction(shop, tx, caller, order, correction)
    present = {slot: row.file_id for slot, row in tx.orders.files(order).items()}
    set_job(order, sound.form, sound.answers, sound.bound)
    order.form_version, order.revision = sound.form.version, order.revision + 1
    tx.session.add(order)
    for slot, row in sound.files.items():
        if row.id != present.get(slot):
            put_in_slot(tx, order, slot, row, sound.form)
    note_event(
        shop, tx, EventKind.ORDER_CORRECTED, order.id, by=caller.id, revision=order.revision,
        answers=dict(sound.answers), files={slot: row.sha256 for slot, row in sound.files.items()},
    )  # fmt: skip
    close_cases(shop, tx, order, correction.reason or correction.rule, by=caller.id)
    advance(shop, tx, order, Trigger.CORRECTED, by=caller.id, note=(correction.reason, correction.rule))

"""Place an order: answers, files, Idempotency-Key, first event and first work in one transaction."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gateway.domain.errors import BadAnswersError, KeyReusedError, UnknownThingError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import State, Trigger
from gateway.services.advance import advance
from gateway.services.shop import Shop
from gateway.storage.rows import FileRow, IdempotencyRow, OrderFileRow, OrderRow
from gateway.storage.store import Tx
from jdf import invariants, job_spec_to_dict
from order_forms import Bound, Form, bind, check_answers, expected_slots


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """What a customer sends: a form's id, its answers, and a received file for each slot."""

    form_id: str
    answers: Mapping[str, Any]
    files: Mapping[str, str]


def submit_order(
    shop: Shop, caller: Caller, request: OrderRequest, key: str, view: Callable[[Tx, OrderRow], Any]
) -> Any:  # noqa: ANN401
    """Place the order, or give the answer that this key got before; `view` makes the (JSON) answer.

    Raises:
        BadAnswersError: the answers or files do not fit the form.
        KeyReusedError: the key was used with another body.
        UnknownThingError: there is no such form.
    """
    form = find_form(shop, request.form_id)
    if key and (answer := _given_before(shop, caller, request, key)) is not None:
        return answer
    bound = check_request(form, request.answers)
    with shop.store.write("submit-order") as tx:
        if key and (known := tx.memory.answer(key, caller.id)):
            return _same(tx, known, request)
        files = find_files(tx, caller, form, request)
        order = new_order(shop, caller, form, request.answers, number=next_number(shop, tx))
        tx.orders.add(order)
        enter_order(shop, tx, caller, order, Asked(form, request.answers, bound, files))
        answer = view(tx, order)
        if key:
            tx.memory.keep_answer(
                IdempotencyRow(
                    key=key,
                    caller=caller.id,
                    request_digest=digest(tx, request),
                    response=answer,
                    at=shop.clock(),
                )
            )
    return answer


def digest(tx: Tx, request: OrderRequest) -> str:
    """Return what makes two requests the same: form, answers and the files' bytes.

    Why bytes and not ids: a client whose connection broke sends its file again and gets a new id for it.
    """
    rows = {slot: tx.files.get(file_id) for slot, file_id in request.files.items()}
    bytes_of = {slot: request.files[slot] if row is None else row.sha256 for slot, row in rows.items()}
    content = [request.form_id, request.answers, bytes_of]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _given_before(shop: Shop, caller: Caller, request: OrderRequest, key: str) -> Any:  # noqa: ANN401
    with shop.store.read() as tx:
        known = tx.memory.answer(key, caller.id)
        return None if known is None else _same(tx, known, request)


def _same(tx: Tx, known: IdempotencyRow, request: OrderRequest) -> Any:  # noqa: ANN401
    if known.request_digest != digest(tx, request):
        raise KeyReusedError(
            f"The Idempotency-Key '{known.key}' was used before with another order.",
            why="Answering it with the first order would hide this one.",
            fix="Send a new key with a new order; send the old body to get the old answer.",
        )
    return known.response


def find_form(shop: Shop, form_id: str) -> Form:
    """Return the form with this id."""
    if form_id not in shop.forms:
        raise UnknownThingError(
            f"There is no order form '{form_id}'.", fix=f"Choose one of: {', '.join(sorted(shop.forms))}."
        )
    return shop.forms[form_id]


def check_request(form: Form, answers: Mapping[str, Any]) -> Bound:
    """Check answers against the form and the job against itself; return the job."""
    problems = [
        {"field": found.path, "code": found.code, "message": found.message, "fix": found.fix}
        for found in check_answers(form, answers)
    ]
    if problems:
        raise BadAnswersError(_count(len(problems)), tuple(problems))
    bound = bind(form, answers)
    contradictions = [
        {
            "field": _field_of(bound.provenance, found.path),
            "code": found.code,
            "message": found.message,
            "fix": "",
        }
        for found in invariants(bound.spec)
    ]
    if contradictions:
        raise BadAnswersError(_count(len(contradictions)), tuple(contradictions))
    return bound


def _count(number: int) -> str:
    return "One answer does not fit." if number == 1 else f"{number} answers do not fit."


def _field_of(provenance: Mapping[str, Any], path: str) -> str:
    source = provenance.get(path)
    return path if source is None else source.field


def find_files(
    tx: Tx, caller: Caller, form: Form, request: OrderRequest, *, kept: frozenset[str] = frozenset()
) -> dict[str, FileRow]:
    """Return the file for each slot that these answers need; another company's file is as good as none.

    `kept` are files that the order has already, whoever sent them.
    """
    wanted = {slot.slot: slot for slot in expected_slots(form, request.answers)}
    problems = [
        {"field": f"/files/{name}", "code": "unknown-slot", "message": f"The form has no place for a file '{name}'.",
         "fix": f"Use: {', '.join(wanted)}."}
        for name in request.files if name not in wanted
    ]  # fmt: skip
    found: dict[str, FileRow] = {}
    for name, slot in wanted.items():
        row = _own_file(tx, caller, request.files.get(name, ""), kept)
        if row is not None:
            found[name] = row
        elif slot.required or name in request.files:
            problems.append(
                {"field": f"/files/{name}", "code": "file-missing", "message": f"The file for '{name}' is missing.",
                 "fix": "Send the file with PUT /api/v1/files and name its id here."}
            )  # fmt: skip
    if problems:
        raise BadAnswersError("The files do not fit the form.", tuple(problems))
    return found


def _own_file(tx: Tx, caller: Caller, file_id: str, kept: frozenset[str]) -> FileRow | None:
    row = tx.files.get(file_id) if file_id else None
    if row is None or not (caller.is_staff or file_id in kept or row.tenant == caller.tenant):
        return None
    return row


def next_number(shop: Shop, tx: Tx) -> str:
    """Take the shop's next order number."""
    return tx.orders.next_number(shop.number_prefix or str(shop.clock().year))


def new_order(
    shop: Shop, caller: Caller, form: Form, answers: Mapping[str, Any], *, number: str = ""
) -> OrderRow:
    """Return a draft of this caller's with nothing bound yet; one without a number of its own goes by its id."""
    order_id = shop.new_id()
    return OrderRow(
        id=order_id, number=number or f"draft-{order_id}", shop=shop.name, customer_id=caller.id,
        company=caller.company, tenant=caller.tenant, title="", form_id=form.id, form_version=form.version,
        answers=dict(answers), job={}, provenance={}, slots=[], revision=1, run=0, state=State.DRAFT.value,
        owner="customer", next_action=None, next_at=None, version=0, created_at=shop.clock(),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What enters the shop with an order: answers that fit their form, the job they mean, the file for each slot."""

    form: Form
    answers: Mapping[str, Any]
    bound: Bound
    files: Mapping[str, FileRow]


def enter_order(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, asked: Asked) -> None:
    """Let a draft enter the shop: its job, its files, the first event, the first work."""
    set_job(order, asked.form, asked.answers, asked.bound)
    order.form_version = asked.form.version
    present = {slot: row.file_id for slot, row in tx.orders.files(order).items()}
    for slot, row in asked.files.items():
        if row.id != present.get(slot):
            put_in_slot(tx, order, slot, row, asked.form)
    tx.events.append(
        EventKind.ORDER_SUBMITTED, order.id, at=shop.clock(), actor=caller.id,
        data={
            "number": order.number, "form": f"{asked.form.id}@{asked.form.version}",
            "answers": dict(asked.answers), "files": {slot: row.sha256 for slot, row in asked.files.items()},
        },
    )  # fmt: skip
    advance(shop, tx, order, Trigger.SUBMITTED, by=caller.id)


def set_job(order: OrderRow, form: Form, answers: Mapping[str, Any], bound: Bound) -> None:
    """Keep answers and the job they mean with the order: later it must not depend on the form any more."""
    order.title, order.answers = bound.spec.name, dict(answers)
    order.job = job_spec_to_dict(bound.spec)
    dues = [datetime.fromisoformat(delivery.due) for delivery in bound.spec.delivery if delivery.due]
    order.due_at = min(dues, default=None)
    order.provenance = {
        path: {"field": source.field, "rule": source.rule} for path, source in bound.provenance.items()
    }
    order.slots = [slot.slot for slot in expected_slots(form, answers)]


def put_in_slot(tx: Tx, order: OrderRow, slot: str, file: FileRow, form: Form) -> None:
    """Put a file into a slot for the order's present revision; what was there before stays listed."""
    part = next((found.part for found in form.slots if found.slot == slot), slot)
    tx.orders.add_file(
        OrderFileRow(
            order_id=order.id, slot=slot, revision=order.revision, turn=tx.orders.next_turn(order, slot), part=part,
            file_id=file.id, sha256=file.sha256, name_given=file.name_given, size=file.size,
            received_at=file.received_at,
        )
    )  # fmt: skip

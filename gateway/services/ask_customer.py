"""Ask the customer for exactly what is missing; their answer sets the order going again by itself.

A question opens the fields and files that it names and nothing else. An answer that changes them makes a new revision,
which is checked again; words alone lie before the shop's people as the Case that they asked from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gateway.domain.cases import CaseState
from gateway.domain.errors import BadAnswersError, UnknownThingError, WrongMomentError
from gateway.domain.event_kinds import EventKind
from gateway.domain.mails import MailKind
from gateway.domain.people import Caller
from gateway.domain.states import STOPPED, State, Trigger
from gateway.domain.texts import plain_text
from gateway.services.advance import advance, note_event
from gateway.services.case_action import CaseAction
from gateway.services.correct_order import Correction, correct_order, form_of, refuse_taken
from gateway.services.owe_mail import owe_mail
from gateway.services.recall_ticket import book_recall, recall_ticket
from gateway.services.rest_case import call_back, call_back_all, rest
from gateway.services.shop import Shop
from gateway.services.views import visible_order
from gateway.storage.rows import CaseRow, OrderRow, QuestionRow
from gateway.storage.store import Tx
from order_forms import Form, expected_slots, label, visible

_STOPPED = frozenset(state.value for state in STOPPED)
MOST_FIELDS = 50


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field that a question opens: its JSON pointer, its key in the form's texts, its label, the present answer."""

    pointer: str
    key: str
    label: str
    value: Any


@dataclass(frozen=True, slots=True)
class AskedSlot:
    """A file that a question opens."""

    slot: str
    part: str
    label: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as its customer sees it; `open` says whether it can still be answered."""

    id: str
    order_id: str
    order_number: str
    order_title: str
    form: str
    text: str
    fields: tuple[AskedField, ...]
    slots: tuple[AskedSlot, ...]
    asked_at: datetime
    answered_at: datetime | None
    reply: str
    open: bool


def check_question(
    shop: Shop, order: OrderRow, asked: CaseAction
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the question's words, fields and slots if the order has those.

    Raises:
        BadAnswersError: nothing is asked, or a field or slot is none of the order's.
    """
    text = plain_text(asked.text, field="/text")
    if not (asked.fields or asked.slots):
        return text, (), ()
    form = form_of(shop, order)
    known = {field.pointer for field in visible(form, order.answers).fields if field.pointer}
    wanted = {slot.slot for slot in expected_slots(form, order.answers)}
    problems = [
        *(_unknown("/fields", name, known) for name in asked.fields if name not in known),
        *(_unknown("/slots", name, wanted) for name in asked.slots if name not in wanted),
    ]
    if problems:
        raise BadAnswersError("The question names what the order does not have.", tuple(problems))
    return text, tuple(dict.fromkeys(asked.fields))[:MOST_FIELDS], tuple(dict.fromkeys(asked.slots))


def _unknown(place: str, name: str, known: set[str]) -> dict[str, str]:
    return {
        "field": place, "code": "not-of-this-order", "message": f"The order has no '{name}'.",
        "fix": f"Choose of: {', '.join(sorted(known))}.",
    }  # fmt: skip


def ask(
    shop: Shop, tx: Tx, caller: Caller, about: tuple[OrderRow, CaseRow], asked: CaseAction
) -> QuestionRow:
    """Put the question: it goes out by mail, and the order and its Case wait for the answer."""
    order, case = about
    text, fields, slots = check_question(shop, order, asked)
    row = QuestionRow(
        id=shop.new_id(), order_id=order.id, case_id=case.id, asked_by=caller.id, text=text, fields=list(fields),
        slots=list(slots), asked_at=shop.clock(),
    )  # fmt: skip
    tx.questions.add(row)
    note_event(
        shop, tx, EventKind.CUSTOMER_ASKED, order.id, by=caller.id, case=case.id, question=row.id, text=text,
        fields=list(fields), slots=list(slots),
    )  # fmt: skip
    advance(shop, tx, order, Trigger.ASKED, by=caller.id, note=(asked.reason, "asked"))
    case.turn = "customer"
    rest(tx, case, order.next_at)
    owe_mail(shop, tx, MailKind.ASKED, order, row.id, {"text": text, "question": row.id})
    return row


def question_view(shop: Shop, caller: Caller, question_id: str, *, locale: str = "") -> QuestionView:
    """Return a question and what it opens.

    Raises:
        UnknownThingError: there is no such question for this caller.
    """
    with shop.store.read() as tx:
        row, order = _visible(tx, caller, question_id)
        return _view(shop, tx, row, order, locale or order.locale or caller.locale or "en")


def questions_of(shop: Shop, caller: Caller, order_id: str) -> tuple[QuestionView, ...]:
    """Return an order's questions, oldest first.

    Raises:
        UnknownThingError: there is no such order for this caller.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        locale = order.locale or caller.locale or "en"
        return tuple(_view(shop, tx, row, order, locale) for row in tx.questions.of_order(order.id))


def _visible(tx: Tx, caller: Caller, question_id: str) -> tuple[QuestionRow, OrderRow]:
    row = tx.questions.get(question_id)
    order = tx.orders.get(row.order_id) if row is not None else None
    if row is None or order is None or not caller.sees(order.id, order.tenant):
        raise UnknownThingError(f"There is no question {question_id}.", fix="Load the order: it lists them.")
    return row, order


def _view(shop: Shop, tx: Tx, row: QuestionRow, order: OrderRow, locale: str) -> QuestionView:
    form = shop.forms.get(order.form_id)
    fields: tuple[AskedField, ...] = ()
    slots: tuple[AskedSlot, ...] = ()
    if form is not None:
        texts = form.words(locale)
        shown = visible(form, order.answers).fields
        fields = tuple(
            AskedField(field.pointer, field.key, label(texts, field.key), field.value)
            for field in shown
            if field.pointer in row.fields
        )
        wanted = expected_slots(form, order.answers, locale)
        slots = tuple(
            AskedSlot(slot.slot, slot.part, slot.label) for slot in wanted if slot.slot in row.slots
        )
    return QuestionView(
        id=row.id, order_id=order.id, order_number=order.number, order_title=order.title, form=order.form_id,
        text=row.text, fields=fields, slots=slots, asked_at=row.asked_at, answered_at=row.answered_at,
        reply=row.reply, open=_is_open(tx, row, order),
    )  # fmt: skip


def _is_open(tx: Tx, row: QuestionRow, order: OrderRow) -> bool:
    case = tx.cases.get(row.case_id)
    unresolved = case is not None and case.state != CaseState.RESOLVED.value
    return row.answered_at is None and unresolved and order.state in _STOPPED


def answer_question(
    shop: Shop,
    caller: Caller,
    question_id: str,
    answers: Mapping[str, Any],
    files: Mapping[str, str],
    reply: str,
) -> str:
    """Take the customer's answer; return the order's new state.

    `answers` maps JSON pointers of the fields asked for (and of fields that only those bring up) to new values,
    `files` the slots asked for to received files; `reply` are words.

    Raises:
        UnknownThingError: there is no such question for this caller.
        WrongMomentError: it has been answered, or the order has gone on without.
        BadAnswersError: nothing was answered, something not asked for, or what does not fit the form.
    """
    words = plain_text(reply, field="/reply") if reply.strip() else ""
    with shop.store.read() as tx:
        row, order = _visible(tx, caller, question_id)
        _may_answer(tx, row, order)
        changed = _changed(shop, row, order, answers)
        changes = changed is not None or bool(_files_asked(row, files))
        seen = tx.deliveries.latest(order.id)
    if not changes and not words:
        raise _refused(
            "/answers", "nothing-answered", "Nothing was answered.", "Fill in what is asked, or write."
        )
    recalled = recall_ticket(shop, seen) if changes else None
    with shop.store.write("answer-question") as tx:
        row, order = _visible(tx, caller, question_id)
        _may_answer(tx, row, order)
        _note_answer(shop, tx, caller, row, words)
        if not changes:
            return _lay_before_shop(shop, tx, caller, row, order)
        book_recall(shop, tx, order.id, seen, recalled)
        refuse_taken(order, recalled)
        changed = _changed(shop, row, order, answers)
        correction = Correction(changed, files, "the customer answered", "customer-answered")
        correct_order(shop, tx, caller, order, correction)
        call_back_all(tx, order.id)
        return order.state


def _may_answer(tx: Tx, row: QuestionRow, order: OrderRow) -> None:
    if row.answered_at is not None:
        raise WrongMomentError("This has been answered.", fix="Write a message if something is to be added.")
    if not _is_open(tx, row, order):
        raise WrongMomentError(
            "This need not be answered any more.",
            why="The order has gone on.",
            fix="Write a message to the shop if something is wrong.",
        )


def _files_asked(row: QuestionRow, files: Mapping[str, str]) -> Mapping[str, str]:
    for slot in files:
        if slot not in row.slots:
            raise _refused(f"/files/{slot}", "not-asked", f"No file was asked for '{slot}'.", "Leave it out.")
    return files


def _changed(
    shop: Shop, row: QuestionRow, order: OrderRow, answers: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    """Return all answers with those given to the question in them; None where nothing differs."""
    if not answers:
        return None
    form = form_of(shop, order)
    merged = order.answers
    for pointer in sorted(answers, key=lambda name: (name not in row.fields, name)):
        if pointer not in row.fields and not _brought_up(form, order, merged, pointer):
            raise _refused(pointer, "not-asked", f"'{pointer}' was not asked for.", "Leave it out.")
        merged = put_at(merged, pointer, answers[pointer])
    kept = visible(form, merged).answers
    return None if kept == order.answers else kept


def _brought_up(form: Form, order: OrderRow, merged: Mapping[str, Any], pointer: str) -> bool:
    """Say whether a field is shown only because of what was answered just now."""
    before = visible(form, order.answers).field(pointer)
    return before is None and visible(form, merged).field(pointer) is not None


def put_at(answers: Any, pointer: str, value: Any) -> Any:  # noqa: ANN401 (JSON values)
    """Return the answers with another value at a JSON pointer (RFC 6901); what is not there is added to an object."""
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
    return _put(answers, steps, value)


def _put(node: Any, steps: list[str], value: Any) -> Any:  # noqa: ANN401 (JSON values)
    if not steps:
        return value
    step, *rest_of = steps
    if isinstance(node, list):
        if not (step.isdigit() and int(step) < len(node)):
            raise _refused(f"/{step}", "not-asked", "There is no such entry.", "Leave it out.")
        at = int(step)
        return [*node[:at], _put(node[at], rest_of, value), *node[at + 1 :]]
    inner = node if isinstance(node, Mapping) else {}
    return {**inner, step: _put(inner.get(step), rest_of, value)}


def _refused(field: str, code: str, message: str, fix: str) -> BadAnswersError:
    return BadAnswersError(message, ({"field": field, "code": code, "message": message, "fix": fix},))


def _note_answer(shop: Shop, tx: Tx, caller: Caller, row: QuestionRow, words: str) -> None:
    row.answered_at, row.reply = shop.clock(), words
    tx.session.add(row)
    note_event(
        shop, tx, EventKind.CUSTOMER_ANSWERED, row.order_id, by=caller.id, case=row.case_id, question=row.id,
        text=words,
    )  # fmt: skip


def _lay_before_shop(shop: Shop, tx: Tx, caller: Caller, row: QuestionRow, order: OrderRow) -> str:
    if order.state == State.NEEDS_CUSTOMER.value:
        advance(shop, tx, order, Trigger.ANSWERED, by=caller.id, note=("", "customer-answered"))
    case = tx.cases.get(row.case_id)
    if case is not None:
        case.evidence = {**case.evidence, "reply": row.reply}
        call_back(tx, case, turn="csr")
    return order.state

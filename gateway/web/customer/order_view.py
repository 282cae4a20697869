"""An order as its customer sees it: the steps it has taken, what comes next, its files, and what we need from them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from gateway.domain.cases import CaseState
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.domain.states import FINAL, TABLE, State, Trigger
from gateway.services.ask_customer import QuestionView, questions_of
from gateway.services.examine_file import Judged, known_facts
from gateway.services.shop import Shop
from gateway.services.views import visible_order
from gateway.services.write_message import Message, messages
from gateway.storage.rows import CaseRow, EventRow, OrderFileRow, OrderRow, ReportRow
from gateway.storage.store import Tx
from gateway.web.customer.file_view import FileShown, Window, mended_shown, offers_in, with_report
from gateway.web.ordered import Asking
from order_forms import Form, Section, sheet
from preflight import Facts, Report, words_for

STEPS: tuple[tuple[str, frozenset[State]], ...] = (
    ("received", frozenset({State.RECEIVED})),
    ("checked", frozenset({State.READY})),
    ("prepress", frozenset({State.IN_PRODUCTION, State.PRODUCED})),
    ("printing", frozenset({State.PRODUCED})),
    ("shipped", frozenset({State.SHIPPED, State.DONE})),
)
"""The steps of the timeline, and the states whose reaching says that a step is done."""

PICTURES: Window = (0, 12)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the timeline: its key, whether it is done, now or to come, and when it was done."""

    key: str
    status: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderShown:
    """Everything that the page of an order shows."""

    order: OrderRow
    form_title: str
    steps: tuple[Step, ...]
    sections: tuple[Section, ...]
    files: tuple[FileShown, ...]
    older: tuple[OrderFileRow, ...]
    need: str
    case: CaseRow | None
    question: QuestionView | None
    thread: tuple[Message, ...]
    can_cancel: bool

    @property
    def is_over(self) -> bool:
        """Say whether nothing more will happen to the order."""
        return State(self.order.state) in FINAL

    @property
    def to_accept(self) -> list[str]:
        """Return the fingerprints of what the customer may accept."""
        warned = (file for file in self.files if file.state == "warn")
        return [found.fingerprint for file in warned for found in file.findings if found.tone == "warn"]


def order_shown(shop: Shop, caller: Caller, order_id: str, locale: str) -> OrderShown:
    """Gather an order's page.

    Raises:
        UnknownThingError: there is no such order for this caller.
    """
    with shop.store.read() as tx:
        order = visible_order(tx, caller, order_id)
        form = shop.forms.get(order.form_id)
        events = tx.events.of_order(order.id)
        case = _turn_of_customer(tx, order)
        present, everything = tx.orders.files(order), tx.orders.all_files(order.id)
        reports = {row.slot: row for row in tx.orders.reports(order.id, order.revision)}
    question = next((each for each in reversed(questions_of(shop, caller, order.id)) if each.open), None)
    return OrderShown(
        order=order, form_title=form.title(locale) if form else order.form_id, steps=steps_of(order, events),
        sections=sheet(form, order.answers, locale=locale) if form else (),
        files=tuple(
            _file(shop, order, (form, locale), row, (reports.get(slot), events)) for slot, row in present.items()
        ),
        older=tuple(row for row in everything if present.get(row.slot) != row),
        need=_need(order, case, question), case=case, question=question,
        thread=messages(shop, caller, order.id),
        can_cancel=(State(order.state), Trigger.CANCEL) in TABLE and State(order.state) is not State.DRAFT,
    )  # fmt: skip


def _turn_of_customer(tx: Tx, order: OrderRow) -> CaseRow | None:
    """Return the Case that waits for the customer, if there is one."""
    found = (row for row in tx.cases.open_of_order(order.id) if row.turn == "customer")
    return next((row for row in found if row.state != CaseState.RESOLVED.value), None)


def _need(order: OrderRow, case: CaseRow | None, question: QuestionView | None) -> str:
    """Say in a word what we need from the customer: answer, accept, file; empty where it is not their turn."""
    if question is not None:
        return "answer"
    if case is None or order.state != State.NEEDS_CUSTOMER.value:
        return ""
    return {"file-needs-consent": "accept", "file-stopped": "file", "file-infected": "file"}.get(
        case.code, ""
    )


def steps_of(order: OrderRow, events: Sequence[EventRow]) -> tuple[Step, ...]:
    """Return the timeline: what is done and when, where the order stands, what is to come."""
    reached = _reached(events)
    done_until = -1
    times: list[datetime | None] = []
    for number, (_, states) in enumerate(STEPS):
        at = min((reached[state] for state in states if state in reached), default=None)
        times.append(at)
        done_until = number if at is not None else done_until
    now = -1 if State(order.state) in FINAL else done_until + 1
    return tuple(
        Step(key, "done" if number <= done_until else "now" if number == now else "next", times[number])
        for number, (key, _) in enumerate(STEPS)
    )


def _reached(events: Sequence[EventRow]) -> Mapping[State, datetime]:
    """Return when each state was reached last; what came before a correction counts no more."""
    found: dict[State, datetime] = {}
    for event in events:
        if event.kind != EventKind.ORDER_MOVED:
            continue
        state = State(event.data["to"])
        if state is State.RECEIVED:
            found = {State.RECEIVED: found.get(State.RECEIVED, event.at)}
        found[state] = found.get(State.RECEIVED, event.at) if state is State.RECEIVED else event.at
    return found


def _file(
    shop: Shop, order: OrderRow, how: tuple[Form | None, str], row: OrderFileRow,
    known: tuple[ReportRow | None, Sequence[EventRow]],
) -> FileShown:  # fmt: skip
    form, locale = how
    kept, events = known
    labels = {slot.slot: slot.label for slot in form.slots} if form else {}
    named = form.words(locale).get("slots", {}) if form else {}
    label = str(named.get(row.slot, labels.get(row.slot, row.slot)))
    about = FileShown(
        row.slot, row.part, label, is_required=True, row=row, mended=mended_shown(events, row, locale)
    )
    if kept is None:
        return about
    report = Report.from_json(json.dumps(kept.data)).pressing
    examined = known_facts(shop, row.sha256)
    facts = examined if isinstance(examined, Facts) else None
    told = tuple(words_for(finding, facts, locale) for finding in report.findings)
    judged = Judged(row.slot, row.sha256, report.expected, report, told, facts)
    asking = Asking(form, order.answers, order.provenance, locale)
    shown = with_report(about, row, judged, address_of=order.id, window=PICTURES, asking=asking)
    return replace(shown, mended=about.mended, offers=offers_in(shop, judged, order.id, asking))

"""What people and programs are shown of orders, Cases and devices: plain values for JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from gateway.domain.cases import ACTION_WORDS, CUSTOMER_IS_TOLD, CUSTOMER_SEES, KINDS, CaseState, offered
from gateway.domain.errors import UnknownThingError
from gateway.domain.event_kinds import FOR_CUSTOMERS
from gateway.domain.people import Caller
from gateway.domain.states import CUSTOMER_WORDS, State
from gateway.services.said_by_order import origins
from gateway.services.shop import Shop, setup_of
from gateway.storage.rows import (
    CaseRow,
    DeliveryRow,
    EventRow,
    ForeignReportRow,
    MailRow,
    OrderFileRow,
    OrderRow,
    ReportRow,
)
from gateway.storage.store import Tx
from preflight.languages import FOREIGN


@dataclass(frozen=True, slots=True)
class FileView:
    """A file in a slot of an order."""

    slot: str
    part: str
    file_id: str
    sha256: str
    name_given: str
    size: int
    revision: int
    received_at: datetime


@dataclass(frozen=True, slots=True)
class OrderSummary:
    """A line of an order list."""

    id: str
    number: str
    title: str
    form: str
    state: str
    words: str
    owner: str
    next_action: str | None
    next_at: datetime | None
    revision: int
    version: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One attempt to hand a ticket to a device."""

    id: str
    device: str
    state: str
    job_id: str
    revision: int
    attempt: int
    dialect: str
    ticket_sha256: str
    names: list[str]
    receipt: dict[str, Any]
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action that a Case offers."""

    action: str
    words: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A Case: cause, why it stands still, evidence, whose turn, what can be done."""

    id: str
    order_id: str | None
    order_number: str | None
    device: str | None
    cause: str
    code: str
    title: str
    sentence: str
    next_step: str
    evidence: dict[str, Any]
    actions: list[ActionView]
    turn: str
    state: str
    opened_at: datetime
    due_at: datetime | None
    resolution: str
    version: int


@dataclass(frozen=True, slots=True)
class EventView:
    """One thing that happened."""

    seq: int
    id: str
    at: datetime
    order_id: str | None
    kind: str
    actor: str
    reason: str
    rule: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AttachedView:
    """A report of another preflight program on the file with the hash `sha256`: what it is called, who attached it."""

    slot: str
    sha256: str
    report_sha256: str
    program: str
    name_given: str
    attached_by: str
    attached_at: datetime
    findings: list[Any]


@dataclass(frozen=True, slots=True)
class MailView:
    """A mail owed to the order's customer: to which address, what became of it, and when it is tried again."""

    id: str
    kind: str
    to: str
    state: str
    problem: str
    tries: int
    at: datetime
    next_at: datetime | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class OrderView:
    """Everything about an order: answers, job, provenance, files, reports, deliveries, Cases, mails, timeline."""

    order: OrderSummary
    answers: dict[str, Any]
    job: dict[str, Any]
    provenance: dict[str, dict[str, str]]
    files: list[FileView]
    reports: list[dict[str, Any]]
    deliveries: list[DeliveryView]
    cases: list[CaseView]
    mails: list[MailView]
    events: list[EventView]


@dataclass(frozen=True, slots=True)
class PausedView:
    """Who holds tickets back from a device, why, since when."""

    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OwedView:
    """An order whose ticket a device was sent and has not finished with."""

    order_id: str
    order_number: str
    job_id: str
    state: str
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device: what it takes, whether it can be used or is held back, what it still owes.

    `queue` holds the orders that it was sent and has not finished with; `last_ticket` the JobID sent to it last,
    `last_heard` when it last said anything.
    """

    id: str
    kind: str
    dialect: str
    badge: str
    usable: bool
    problems: list[dict[str, str]]
    outstanding: int
    paused: PausedView | None
    queue: list[OwedView]
    last_ticket: str
    last_heard: datetime | None
    last_said: str


def order_summary(order: OrderRow) -> OrderSummary:
    """Return an order's line."""
    return OrderSummary(
        id=order.id, number=order.number, title=order.title, form=f"{order.form_id}@{order.form_version}",
        state=order.state, words=CUSTOMER_WORDS[State(order.state)], owner=order.owner, next_action=order.next_action,
        next_at=order.next_at, revision=order.revision, version=order.version, created_at=order.created_at,
    )  # fmt: skip


def visible_order(tx: Tx, caller: Caller, order_id: str) -> OrderRow:
    """Return the order if the caller may see it; a foreign one is as good as none."""
    return _seen_by(caller, tx.orders.get(order_id), order_id)


def order_to_change(tx: Tx, caller: Caller, order_id: str) -> OrderRow:
    """Return the order as it is now if the caller may see it; nobody else changes it before this transaction ends."""
    order = tx.orders.get_for_change(order_id)
    if order is None:
        order = tx.orders.get_for_change(visible_order(tx, caller, order_id).id)
    return _seen_by(caller, order, order_id)


def _seen_by(caller: Caller, order: OrderRow | None, order_id: str) -> OrderRow:
    if order is None or not caller.sees(order.id, order.tenant):
        raise UnknownThingError(f"There is no order {order_id}.", fix="List them with GET /api/v1/orders.")
    return order


def order_view(tx: Tx, order: OrderRow, caller: Caller) -> OrderView:
    """Return everything about an order; to a customer, without what is the shop's own business."""
    return OrderView(
        order=order_summary(order),
        answers=order.answers,
        job=order.job,
        provenance=order.provenance,
        files=[file_view(row) for row in tx.orders.all_files(order.id)],
        reports=[report_view(row, order, caller) for row in tx.orders.reports(order.id, order.revision)],
        deliveries=[delivery_view(row, caller) for row in tx.deliveries.of_order(order.id)],
        cases=[case_view(tx, row, caller) for row in tx.cases.of_order(order.id)],
        mails=[mail_view(row) for row in tx.mails.of_order(order.id)] if caller.is_staff else [],
        events=event_views(tx.events.of_order(order.id), caller),
    )


def report_view(row: ReportRow, order: OrderRow, caller: Caller) -> dict[str, Any]:
    """Return a report with its slot; what broke inside, follows from another finding or is said by others is for staff.

    A finding of another program is a customer's business only where it counts. Where the order sets what a finding
    wants, `order_fields` say which answers do: path in the job, question, rule.
    """
    crashed = [
        {**crash, "detail": crash["detail"] if caller.is_staff else ""} for crash in row.data["crashed"]
    ]
    part = str(row.data["expected"]["part"])
    findings = [_with_fields(found, part, order) for found in row.data["findings"]]
    whole = {"slot": row.slot, **row.data, "findings": findings, "crashed": crashed}
    if caller.is_staff:
        return whole
    own = [found for found in findings if found["severity"] != "info" or not _is_foreign(found)]
    return {**whole, "findings": own, "explained": []}


def _with_fields(finding: Mapping[str, Any], part: str, order: OrderRow) -> dict[str, Any]:
    said = origins(finding.get("from_order", ()), part, order.provenance)
    return {**finding, "order_fields": [asdict(origin) for origin in said]}


def _is_foreign(finding: Mapping[str, Any]) -> bool:
    return str(finding["check"]).startswith(FOREIGN)


def attached_view(row: ForeignReportRow) -> AttachedView:
    """Return an attached report."""
    return AttachedView(
        row.slot, row.sha256, row.report_sha256, row.program, row.name_given, row.attached_by, row.attached_at,
        row.findings,
    )  # fmt: skip


def file_view(row: OrderFileRow) -> FileView:
    """Return a file in a slot."""
    return FileView(
        row.slot, row.part, row.file_id, row.sha256, row.name_given, row.size, row.revision, row.received_at
    )


def delivery_view(row: DeliveryRow, caller: Caller) -> DeliveryView:
    """Return an attempt."""
    inside = caller.is_staff
    return DeliveryView(
        id=row.id, device=row.device_id if inside else "", state=row.state, job_id=row.job_id, revision=row.revision,
        attempt=row.attempt, dialect=row.dialect, ticket_sha256=row.ticket_sha256,
        names=list(row.handle.get("names", [])) if inside else [], receipt=row.receipt if inside else {},
        sent_at=row.sent_at,
    )  # fmt: skip


def mail_view(row: MailRow) -> MailView:
    """Return a mail without its words."""
    return MailView(
        id=row.id, kind=row.kind, to=row.to, state=row.state, problem=row.problem, tries=row.tries, at=row.created_at,
        next_at=row.next_at, sent_at=row.sent_at,
    )  # fmt: skip


_OURS = "We are looking into it and will come back to you."


def case_view(tx: Tx, row: CaseRow, caller: Caller) -> CaseView:
    """Return a Case with the words of its code; a customer sees evidence only about what they sent."""
    kind = KINDS[row.code]
    order = tx.orders.get(row.order_id) if row.order_id else None
    shown = caller.is_staff or row.code in CUSTOMER_SEES
    told = shown or row.code in CUSTOMER_IS_TOLD
    actions = offered(row.code, to_staff=caller.is_staff) if row.state != CaseState.RESOLVED.value else ()
    return CaseView(
        id=row.id, order_id=row.order_id, order_number=None if order is None else order.number,
        device=row.device_id if caller.is_staff else None, cause=row.cause, code=row.code, title=kind.title,
        sentence=row.sentence if shown else kind.title if told else _OURS,
        next_step=kind.next_step if told else _OURS,
        evidence=row.evidence if shown else {}, actions=[ActionView(name, ACTION_WORDS[name]) for name in actions],
        turn=row.turn, state=row.state, opened_at=row.opened_at, due_at=row.due_at,
        resolution=row.resolution if caller.is_staff else "", version=row.version,
    )  # fmt: skip


def event_views(rows: Sequence[EventRow], caller: Caller) -> list[EventView]:
    """Return events; to a customer only those of the order itself, without the shop's own reasons."""
    if caller.is_staff:
        return [event_view(row) for row in rows]
    return [_for_customer(event_view(row), caller) for row in rows if row.kind in FOR_CUSTOMERS]


def _for_customer(event: EventView, caller: Caller) -> EventView:
    told = event.actor == caller.id or event.data.get("to") == State.NEEDS_CUSTOMER.value
    return replace(event, actor="", reason=event.reason if told else "", rule=event.rule if told else "")


def event_view(row: EventRow) -> EventView:
    """Return an event."""
    return EventView(
        seq=row.seq or 0, id=row.id, at=row.at, order_id=row.order_id, kind=row.kind, actor=row.actor,
        reason=row.reason, rule=row.rule, data=row.data,
    )  # fmt: skip


def device_view(shop: Shop, device_id: str) -> DeviceView:
    """Return a device's state as it is now."""
    setup = setup_of(shop, device_id)
    problems = [
        {"code": p.code, "message": p.message, "fix": p.fix, "actor": p.actor} for p in setup.device.check()
    ]
    with shop.store.read() as tx:
        owed = _owed(tx, tx.deliveries.outstanding(device_id))
        last, said = tx.deliveries.last_to(device_id), tx.device_states.last_said(device_id)
        paused = _paused(tx, device_id)
    return DeviceView(
        id=device_id, kind=setup.device.kind, dialect=setup.dialect.name, badge=setup.device.capabilities().badge,
        usable=not problems, problems=problems, outstanding=len(owed), paused=paused, queue=owed,
        last_ticket="" if last is None else last.job_id, last_heard=None if said is None else said.at,
        last_said="" if said is None else said.text,
    )  # fmt: skip


def _owed(tx: Tx, rows: Sequence[DeliveryRow]) -> list[OwedView]:
    orders = tx.orders.briefly({row.order_id for row in rows})
    return [
        OwedView(row.order_id, orders[row.order_id].number, row.job_id, row.state, row.sent_at)
        for row in sorted(rows, key=lambda row: row.created_at)
        if row.order_id in orders
    ]


def _paused(tx: Tx, device_id: str) -> PausedView | None:
    row = tx.device_states.paused(device_id)
    return (
        None if row is None else PausedView(tx.people.names([row.by]).get(row.by, row.by), row.reason, row.at)
    )

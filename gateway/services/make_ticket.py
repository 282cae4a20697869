"""Build the ticket of an attempt once: routed, written, validated, kept as a blob, entered in the ledger."""

from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from adapters import Effect, Notice, notices
from gateway.domain.cases import Action, Stop
from gateway.domain.delivery import UNDER_WAY, DeliveryKey, DeliveryState
from gateway.domain.event_kinds import EventKind
from gateway.domain.routing import RouteChoice, choose
from gateway.domain.states import State, Trigger
from gateway.services.advance import advance, note_event
from gateway.services.shop import DeviceSetup, Shop
from gateway.services.ticket_checks import checks_for_ticket
from gateway.storage.rows import DeliveryRow, FileRow, OrderFileRow, OrderRow, PersonRow
from gateway.storage.store import Tx
from jdf import (
    JdfError,
    JobSpec,
    Party,
    Ticket,
    TicketFile,
    TicketHead,
    invariants,
    job_spec_from_dict,
    validate,
    write_ticket,
)

SCOPE = "all"
AGENT = "JDF gateway"


def make_ticket(shop: Shop, tx: Tx, order: OrderRow) -> DeliveryRow | Stop:
    """Return the attempt that is under way, else a new one with its ticket; or why none can be made."""
    latest = tx.deliveries.latest(order.id)
    if latest is not None and latest.revision == order.revision and DeliveryState(latest.state) in UNDER_WAY:
        return latest
    spec = job_spec_from_dict(order.job)
    choice = route_of(shop, tx, order, spec)
    if choice is None or choice.device not in shop.devices:
        return _no_route(order, spec)
    contradictions = invariants(spec)
    if contradictions:
        return Stop(
            "order-contradicts-itself",
            contradictions[0].message,
            {"problems": [_problem(p) for p in contradictions]},
        )
    key = DeliveryKey(order.number, order.revision, SCOPE, _next_attempt(tx, order))
    try:
        ticket = build(shop, tx, order, spec, (key, shop.devices[choice.device]))
    except JdfError as error:
        return Stop("ticket-invalid", str(error), {"findings": [{"code": error.code, "message": str(error)}]})
    told = _notices(shop.devices[choice.device], spec, ticket)
    return (
        lint(ticket)
        or _would_be_refused(choice.device, told)
        or _enter(shop, tx, order, (key, choice, ticket), ignored=_asked(told, Effect.IGNORED))
    )


def _notices(setup: DeviceSetup, spec: JobSpec, ticket: Ticket) -> tuple[Notice, ...]:
    name = f"{ticket.job_id}.jdf"
    return notices(setup.limits, spec, files=len(ticket.files), name=name, ticket_bytes=len(ticket.data))


def _asked(told: tuple[Notice, ...], effect: Effect) -> list[dict[str, str]]:
    return [{"topic": one.topic, "asked": one.asked} for one in told if one.effect is effect]


def _would_be_refused(device: str, told: tuple[Notice, ...]) -> Stop | None:
    """Return why a device would not take this job, before anything of it is sent."""
    refused = _asked(told, Effect.REFUSED)
    if not refused:
        return None
    asked = "; ".join(f"{one['topic']}: {one['asked']}" for one in refused)
    return Stop(
        "device-would-refuse",
        f"{device} does not take this job ({asked}).",
        {"device": device, "asked": asked, "refused": refused},
    )


def _no_route(order: OrderRow, spec: JobSpec) -> Stop:
    inputs = route_inputs(order, spec)
    if order.pinned_device:
        sentence = f"The order was to go to {order.pinned_device}, which the shop no longer has."
        return Stop("no-route", sentence, {"inputs": inputs, "pinned": order.pinned_device})
    return Stop("no-route", f"No route leads this order to a device ({order.form_id}).", {"inputs": inputs})


def route_of(shop: Shop, tx: Tx, order: OrderRow, spec: JobSpec) -> RouteChoice | None:
    """Return the device for an order: the one that a person sent it to, else the first fitting [[route]]'s."""
    if order.pinned_device:
        return RouteChoice(order.pinned_device, _sent_by(tx, order), {"pinned": order.pinned_device})
    return choose(shop.routes, route_inputs(order, spec))


def _sent_by(tx: Tx, order: OrderRow) -> str:
    acted = [
        event.actor
        for event in tx.events.of_order(order.id)
        if event.kind == EventKind.CASE_ACTED.value and event.data.get("action") == Action.SEND_TO.value
    ]
    who = tx.people.names(acted[-1:]).get(acted[-1], acted[-1]) if acted else "a person"
    return f"sent to {order.pinned_device} by {who}"


def device_of(shop: Shop, tx: Tx, order: OrderRow) -> str | None:
    """Return the device that an order's ticket goes to as things stand; None where no route fits."""
    latest = tx.deliveries.latest(order.id)
    if latest is not None and latest.revision == order.revision and DeliveryState(latest.state) in UNDER_WAY:
        return latest.device_id
    choice = route_of(shop, tx, order, job_spec_from_dict(order.job))
    return None if choice is None or choice.device not in shop.devices else choice.device


def route_inputs(order: OrderRow, spec: JobSpec) -> dict[str, object]:
    """Return what a [[route]] may ask about."""
    return {
        "form": order.form_id,
        "product": spec.product_type,
        "quantity": spec.quantity,
        "company": order.company,
    }


def _problem(problem: Any) -> dict[str, str]:  # noqa: ANN401 (jdf's Problem value)
    return {"code": problem.code, "path": problem.path, "message": problem.message}


def _next_attempt(tx: Tx, order: OrderRow) -> int:
    return 1 + sum(1 for row in tx.deliveries.of_order(order.id) if row.revision == order.revision)


def build(
    shop: Shop, tx: Tx, order: OrderRow, spec: JobSpec, target: tuple[DeliveryKey, DeviceSetup]
) -> Ticket:
    """Write the ticket of an order for a device, with the names that the device will see."""
    key, setup = target
    head, files = asked_for(shop, tx, order, spec, key)
    return write_ticket(spec, head, files, setup.dialect)


def asked_for(
    shop: Shop, tx: Tx, order: OrderRow, spec: JobSpec, key: DeliveryKey
) -> tuple[TicketHead, tuple[TicketFile, ...]]:
    """Return what a ticket says beside the job: whose it is, by when, and its files as the device will see them."""
    reports = {row.slot: row.data for row in tx.orders.reports(order.id, order.revision)}
    checks = checks_for_ticket(tx, order, shop.version)
    head = TicketHead(
        job_id=key.job_id, job_part_id=key.job_part_id, order_number=order.number, created_at=shop.clock(),
        agent_name=AGENT, agent_version=shop.version, customer=_party(tx.people.get(order.customer_id), order),
        due=_due(spec),
    )  # fmt: skip
    pages = {part.id: part.pages for part in spec.parts}
    named = (
        replace(
            _ticket_file(
                key, row, tx.files.get(row.file_id), _pages(reports.get(row.slot)) or pages.get(row.part)
            ),
            check=checks.get(row.slot),
        )
        for row in tx.orders.files(order).values()
    )
    return head, tuple(named)


def _pages(report: dict[str, Any] | None) -> int | None:
    pages = None if report is None else report.get("pages")
    return pages if isinstance(pages, int) else None


def _ticket_file(key: DeliveryKey, row: OrderFileRow, file: FileRow | None, pages: int | None) -> TicketFile:
    return TicketFile(
        part=row.part, url=str(PurePosixPath(key.job_id, asset_name(row))), sha256=row.sha256, size=row.size,
        pages=pages, name_given=row.name_given, md5="" if file is None else file.md5,
    )  # fmt: skip


def asset_name(row: OrderFileRow) -> str:
    """Return the name a device sees: made from our ids, never from the customer's file name."""
    return f"{row.slot}.pdf"


def _party(person: PersonRow | None, order: OrderRow) -> Party:
    if person is None:
        return Party(id=order.customer_id, company=order.company)
    first, _, family = person.name.rpartition(" ")
    return Party(
        id=person.id, company=person.company, first_name=first, family_name=family, email=person.email
    )


def _due(spec: JobSpec) -> datetime | None:
    dues = [delivery.due for delivery in spec.delivery if delivery.due]
    return min((datetime.fromisoformat(due) for due in dues), default=None)


def lint(ticket: Ticket) -> Stop | None:
    """Return why this ticket must not be sent, or None."""
    found = [finding for finding in validate(ticket.data) if finding.severity == "error"]
    if not found:
        return None
    evidence = [{"code": f.code, "path": f.path, "message": f.message, "remedy": f.remedy} for f in found]
    return Stop("ticket-invalid", found[0].message, {"findings": evidence})


def _enter(
    shop: Shop,
    tx: Tx,
    order: OrderRow,
    made: tuple[DeliveryKey, RouteChoice, Ticket],
    *,
    ignored: list[dict[str, str]],
) -> DeliveryRow:
    key, choice, ticket = made
    shop.blobs.put(ticket.data, shop.new_id())
    row = DeliveryRow(
        id=shop.new_id(), order_id=order.id, revision=key.revision, scope=key.scope, attempt=key.attempt,
        device_id=choice.device, state=DeliveryState.INTENT.value, job_id=key.job_id, job_part_id=key.job_part_id,
        dialect=ticket.dialect, ticket_sha256=ticket.sha256, handle={}, receipt={}, created_at=shop.clock(),
        files=[{"part": f.part, "url": f.url, "sha256": f.sha256, "size": f.size} for f in ticket.files],
    )  # fmt: skip
    tx.deliveries.add(row)
    note_event(
        shop, tx, EventKind.TICKET_BUILT, order.id, job_id=key.job_id, device=choice.device, rule=choice.rule,
        sha256=ticket.sha256, dialect=ticket.dialect, left_out=list(ticket.left_out),
        ignored=ignored,
    )  # fmt: skip
    if order.state == State.READY.value:
        advance(shop, tx, order, Trigger.SEND_STARTED, by="gateway")
    return row

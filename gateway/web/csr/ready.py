"""What lies ready in the forms of the workbench: files to choose from, devices, times to wait until, a question."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from gateway.services.shop import Shop
from gateway.storage.rows import CaseRow, OrderRow, PersonRow
from gateway.storage.store import Tx
from gateway.web.words import Words, choose
from order_forms import FileSlot, expected_slots, label, visible
from preflight import Report, words

_MOST_FILES = 9
_MORNING = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that came from the customer and that no order has named; `is_newer` than those that the order has."""

    id: str
    name: str
    received_at: datetime
    is_newer: bool


@dataclass(frozen=True, slots=True)
class OtherDevice:
    """A device that an order could go to instead."""

    id: str
    paused: bool


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """A time to wait until, with the key of its words."""

    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Askable:
    """An answer that can be asked for: its JSON pointer and its label."""

    pointer: str
    label: str


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that the forms of one Case offer to choose from."""

    waits: tuple[WaitUntil, ...]
    candidates: tuple[Candidate, ...] = ()
    slots: tuple[FileSlot, ...] = ()
    devices: tuple[OtherDevice, ...] = ()
    fields: tuple[Askable, ...] = ()
    ask_slots: frozenset[str] = frozenset()
    ask_fields: frozenset[str] = frozenset()
    ask_text: str = ""


def ready(shop: Shop, tx: Tx, reader: Words, case: CaseRow, order: OrderRow | None) -> Ready:
    """Return what the forms of a Case offer."""
    waits = waits_of(shop, reader)
    form = None if order is None else shop.forms.get(order.form_id)
    if order is None:
        return Ready(waits)
    devices = _devices(shop, tx, order)
    candidates = _candidates(tx, order)
    if form is None:
        return Ready(waits, candidates, devices=devices)
    texts = form.words(reader.locale)
    fields = [field for field in visible(form, order.answers).fields if field.kind not in ("object", "array")]
    faulty = frozenset(one["slot"] for one in case.evidence.get("files", ()))
    wrong = frozenset(
        str(one.get("field") or one.get("path") or "") for one in case.evidence.get("problems", ())
    )
    return Ready(
        waits=waits,
        candidates=candidates,
        slots=expected_slots(form, order.answers, reader.locale),
        devices=devices,
        fields=tuple(Askable(field.pointer, label(texts, field.key)) for field in fields if field.pointer),
        ask_slots=faulty,
        ask_fields=wrong,
        ask_text=_question(shop, tx, order, sorted(faulty)),
    )


def waits_of(shop: Shop, reader: Words) -> tuple[WaitUntil, ...]:
    """Return the times that a Case is most often left until, in the shop's own time."""
    now = shop.clock().astimezone(ZoneInfo(reader.timezone))
    morning = now.replace(hour=_MORNING, minute=0, second=0, microsecond=0)
    return (
        WaitUntil("1h", now + timedelta(hours=1)),
        WaitUntil("tomorrow", morning + timedelta(days=1)),
        WaitUntil("monday", morning + timedelta(days=7 - morning.weekday())),
        WaitUntil("week", now + timedelta(days=7)),
    )


def _devices(shop: Shop, tx: Tx, order: OrderRow) -> tuple[OtherDevice, ...]:
    latest = tx.deliveries.latest(order.id)
    here = "" if latest is None else latest.device_id
    others = [device_id for device_id in sorted(shop.devices) if device_id != here]
    return tuple(OtherDevice(one, tx.device_states.paused(one) is not None) for one in others)


def _candidates(tx: Tx, order: OrderRow) -> tuple[Candidate, ...]:
    placed = tx.orders.files(order).values()
    known = {row.sha256 for row in placed}
    last = max((row.received_at for row in placed), default=order.created_at)
    rows = [row for row in tx.files.loose(order.tenant, _MOST_FILES) if row.sha256 not in known]
    return tuple(Candidate(row.id, row.name_given, row.received_at, row.received_at >= last) for row in rows)


def _question(shop: Shop, tx: Tx, order: OrderRow, slots: Sequence[str]) -> str:
    """Write the question in the customer's language: whom it is for, what was found, what is asked."""
    person: PersonRow | None = tx.people.get(order.customer_id)
    locale = choose(order.locale, "" if person is None else person.locale, shop.brand.locale)
    said = Words(locale, shop.brand.timezone)
    reports = {row.slot: row for row in tx.orders.reports(order.id, order.revision)}
    found = [
        f"- {words(finding, locale).customer}"
        for slot in slots
        if slot in reports
        for finding in Report.from_json(json.dumps(reports[slot].data)).findings
    ]
    key = "csr.ready_file" if slots else "csr.ready_words"
    asked = said(key, title=order.title)
    return "\n".join([said("csr.ready_hello", name="" if person is None else person.name), "", asked, *found])

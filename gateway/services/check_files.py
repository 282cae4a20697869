"""Check an order's files against the order: facts once per file hash, then a verdict, then ready or a Case."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gateway.domain.cases import Stop
from gateway.domain.event_kinds import EventKind
from gateway.domain.states import State, Trigger
from gateway.services.advance import advance, note_event, stop_order
from gateway.services.consent import consents, is_accepted
from gateway.services.expectation import expected_of
from gateway.services.foreign_findings import beside
from gateway.services.measure_file import is_measurable, pixels_for_order
from gateway.services.mendings import fixed_before
from gateway.services.place_draft import asks_the_shop
from gateway.services.scan_file import scanned_anew
from gateway.services.shop import Shop
from gateway.services.sign_off import sign_offs, without_signed_off
from gateway.services.tell_reading import reading_told
from gateway.storage.rows import EventRow, OrderFileRow, OrderRow, ReportRow
from gateway.storage.store import Tx
from jdf import JobSpec, job_spec_from_dict
from preflight import (
    FACTS_SCHEMA,
    CollectFailure,
    Facts,
    Report,
    Verdict,
    evaluate,
    not_checked,
    with_fixed,
)
from preflight.failure import Reason

_UNDER_CHECK = frozenset({State.RECEIVED.value, State.CHECKING.value})


@dataclass(frozen=True, slots=True)
class _Checked:
    file: OrderFileRow
    report: Report
    facts_sha256: str = ""
    news: Facts | None = None


def check_files(shop: Shop, order_id: str, revision: int) -> str:
    """Check the files of this revision; return the order's new state, or `stale` when there is nothing to do."""
    begun = _begin(shop, order_id, revision)
    if begun is None:
        return "stale"
    order, files, known, events = begun
    spec = job_spec_from_dict(order.job)
    checked = tuple(_check(shop, spec, file, known.get(file.sha256)) for file in files.values())
    told = tuple(replace(one, report=_with_mended(one, events)) for one in checked)
    return _finish(shop, order_id, revision, told)


def _with_mended(one: _Checked, events: Sequence[EventRow]) -> Report:
    return with_fixed(one.report, fixed_before(events, one.file.slot, one.file.sha256))


def _begin(
    shop: Shop, order_id: str, revision: int
) -> tuple[OrderRow, Mapping[str, OrderFileRow], Mapping[str, dict[str, Any]], Sequence[EventRow]] | None:
    with shop.store.write("check-started") as tx:
        order = tx.orders.get(order_id)
        if order is None or order.revision != revision or order.state not in _UNDER_CHECK:
            return None
        if order.state == State.RECEIVED.value:
            advance(shop, tx, order, Trigger.CHECK_STARTED, by="gateway")
        files = tx.orders.files(order)
        facts = {file.sha256: tx.memory.facts(file.sha256, FACTS_SCHEMA) for file in files.values()}
        kept = {sha256: data for sha256, data in facts.items() if data is not None}
        return order, files, kept, tx.events.of_order(order.id)


def _check(shop: Shop, spec: JobSpec, file: OrderFileRow, known: dict[str, Any] | None) -> _Checked:
    expected = replace(expected_of(spec, file.part, shop.stocks), file_name=file.name_given)
    facts = scanned_anew(shop, file.sha256) or _facts(shop, file.sha256, known)
    if isinstance(facts, CollectFailure):
        return _Checked(file, not_checked(facts, file.sha256, expected, shop.profile))
    pixels = pixels_for_order(shop, file.sha256) if is_measurable(facts) else None
    report = evaluate(facts, expected, shop.profile, pixels)
    return _Checked(file, report, _digest(facts), None if known else facts)


def _facts(shop: Shop, sha256: str, known: dict[str, Any] | None) -> Facts | CollectFailure:
    if known:
        return Facts.from_plain(known)
    with reading_told(shop, sha256) as watch:
        return shop.collect(shop.blobs.local_path(sha256), sha256, watch)


def _digest(facts: Facts) -> str:
    """Return the hash of the facts, so that a ticket can say which a verdict came from."""
    return hashlib.sha256(facts.to_json().encode()).hexdigest()


def _finish(shop: Shop, order_id: str, revision: int, checked: tuple[_Checked, ...]) -> str:
    with shop.store.write("check-finished") as tx:
        order = tx.orders.get(order_id)
        if order is None or order.revision != revision or order.state != State.CHECKING.value:
            return "stale"
        checked = tuple(
            replace(one, report=beside(shop, tx, order.id, one.file.slot, one.report)) for one in checked
        )
        for one in checked:
            _keep(shop, tx, order, one)
        reports = tuple(_left(tx, order.id, checked))
        stop = stop_for(reports, asked_for=asks_the_shop(tx, order.id))
        if stop is None:
            advance(shop, tx, order, Trigger.PASSED, by="gateway")
        else:
            stop_order(shop, tx, order, stop)
        return order.state


def _left(tx: Tx, order_id: str, checked: tuple[_Checked, ...]) -> Iterator[tuple[str, Report]]:
    """Yield the reports with what neither the customer has accepted nor the shop signed off."""
    given, signed = consents(tx, order_id), sign_offs(tx, order_id)
    for one in checked:
        left = without_signed_off(one.file.slot, one.report, signed)
        if not is_accepted(left, given):
            yield one.file.slot, left


def _keep(shop: Shop, tx: Tx, order: OrderRow, one: _Checked) -> None:
    if one.news is not None:
        tx.memory.keep_facts(one.file.sha256, FACTS_SCHEMA, one.news.to_plain())
    tx.orders.save_report(
        ReportRow(
            order_id=order.id, revision=order.revision, slot=one.file.slot,
            verdict=one.report.verdict.value, data=json.loads(one.report.to_json()),
        )
    )  # fmt: skip
    note_event(
        shop, tx, EventKind.CHECK_FINISHED, order.id, slot=one.file.slot, sha256=one.file.sha256,
        verdict=one.report.verdict.value, findings=[found.check for found in one.report.findings],
        facts_sha256=one.facts_sha256,
    )  # fmt: skip


_Judged = tuple[str, Report]

FOR_THE_SHOP_CASE = "file-asks-shop"
_RANK = {
    Verdict.NOT_CHECKED: "file-not-checked",
    Verdict.STOP: "file-stopped",
    Verdict.WARN: "file-needs-consent",
}
_HELD_BACK = {Reason.INFECTED: "file-infected", Reason.NOT_SCANNED: "file-not-scanned"}


def stop_for(reports: tuple[tuple[str, Report], ...], *, asked_for: bool = False) -> Stop | None:
    """Return why these reports stop the order, the gravest verdict first; None where all pass.

    `asked_for`: the customer knows it and wants the shop to look, so that it is the shop's turn.
    """
    for verdict, usual in _RANK.items():
        code = FOR_THE_SHOP_CASE if asked_for and verdict is Verdict.STOP else usual
        grave = [(slot, report) for slot, report in reports if report.verdict is verdict]
        if grave and verdict is Verdict.NOT_CHECKED:
            code, grave = _unread(grave)
        if grave:
            return Stop(
                code, _sentence(grave), {"files": [_evidence(slot, report) for slot, report in grave]}
            )
    return None


def _unread(grave: list[_Judged]) -> tuple[str, list[_Judged]]:
    """Return the code for files that were not read, the gravest reason first, and the files of that reason."""
    for reason, code in _HELD_BACK.items():
        held = [each for each in grave if each[1].crashed and each[1].crashed[0].reason == reason]
        if held:
            return code, held
    return _RANK[Verdict.NOT_CHECKED], grave


def _sentence(grave: list[tuple[str, Report]]) -> str:
    slot, report = grave[0]
    if report.verdict is Verdict.NOT_CHECKED:
        if report.crashed and report.crashed[0].reason == Reason.INFECTED:
            return (
                f"{slot}: a virus was found in this file"  # by which name is in the evidence, for staff alone
            )
        why = report.crashed[0].detail if report.crashed else "the check did not finish"
        return f"{slot}: the file could not be checked: {why}"
    return f"{slot}: {report.findings[0].message}"


def renew_evidence(tx: Tx, order: OrderRow, slot: str) -> None:
    """Show in the order's open Cases about files what its report says of one now."""
    given, signed = consents(tx, order.id), sign_offs(tx, order.id)
    row = next(row for row in tx.orders.reports(order.id, order.revision) if row.slot == slot)
    left = without_signed_off(slot, Report.from_json(json.dumps(row.data)), signed)
    told = None if is_accepted(left, given) else _evidence(slot, left)
    for case in tx.cases.open_of_order(order.id):
        files = case.evidence.get("files", [])
        renewed = [told if told and one["slot"] == slot else one for one in files]
        if renewed != files:
            case.evidence = {**case.evidence, "files": renewed}
            case.version += 1
            tx.session.add(case)


def _evidence(slot: str, report: Report) -> dict[str, Any]:
    data = json.loads(report.pressing.to_json())
    return {"slot": slot, "sha256": report.sha256, "findings": data["findings"], "crashed": data["crashed"]}

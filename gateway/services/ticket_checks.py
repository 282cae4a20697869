"""What a ticket tells of the check of each file: the report, and who let which finding pass, when and why.

All of it is read from what is kept: the report of this revision, and the order's events.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from gateway.domain.event_kinds import EventKind
from gateway.services.mendings import Step, steps_of
from gateway.storage.rows import EventRow, OrderRow, ReportRow
from gateway.storage.store import Tx
from jdf import CheckFinding, FileCheck, Mended, Taken
from preflight import Finding, Severity, Verdict

STATUS = {
    Verdict.PASS.value: "WithoutErrors",
    Verdict.WARN.value: "WithWarnings",
    Verdict.STOP.value: "WithErrors",
    Verdict.NOT_CHECKED.value: "NotPerformed",
}
"""The verdict in the words of ArtDelivery/@PreflightStatus; a file with errors goes on only where a person took it."""

_WEIGHT = {
    Severity.ERROR: "Error",
    Severity.SIGNOFF: "Error",
    Severity.WARNING: "Warning",
    Severity.INFO: "Information",
}
_TAKEN = {EventKind.FINDINGS_SIGNED_OFF.value, EventKind.CONSENT_GIVEN.value}
_NAMED = {*_TAKEN, EventKind.FILE_MENDED.value, EventKind.REPORT_ATTACHED.value}
_UNTOLD = "not told"


def checks_for_ticket(tx: Tx, order: OrderRow, version: str) -> Mapping[str, FileCheck]:
    """Return the check of each file of an order by its slot; a file without a report has none."""
    events = tx.events.of_order(order.id)
    names = tx.people.names({event.actor for event in events if event.kind in _NAMED})
    return {
        row.slot: _check(row, events, names, version) for row in tx.orders.reports(order.id, order.revision)
    }


def _check(row: ReportRow, events: Sequence[EventRow], names: Mapping[str, str], version: str) -> FileCheck:
    sha256 = str(row.data["sha256"])
    steps = steps_of(events, row.slot, sha256)
    here = [event for event in events if _speaks_of(event, row.slot, sha256)]
    taken = [event for event in here if event.kind in _TAKEN]
    accepted = {str(found["fingerprint"]) for event in taken for found in event.data["findings"]}
    at, facts = _finished(here)
    return FileCheck(
        status=STATUS[row.verdict],
        profile=str(row.data.get("profile", "")),
        profile_sha256=str(row.data.get("profile_sha256", "")),
        facts_sha256=facts,
        version=version,
        at=at,
        findings=(*_findings(row.data, accepted), *_attached(here, names)),
        taken=tuple(_taken(event, names) for event in taken),
        mended=tuple(_mended(step, names) for step in steps),
    )


def _mended(step: Step, names: Mapping[str, str]) -> Mended:
    return Mended(
        who=names.get(step.by, step.by),
        at=step.at,
        source_sha256=step.source_sha256,
        fixups=tuple(fix.id for fix in step.fixes),
        findings=tuple(
            f"{each.finding.check}: {each.finding.message} (fixed by {each.fixup})" for each in step.fixed
        ),
    )


def _speaks_of(event: EventRow, slot: str, sha256: str) -> bool:
    return event.data.get("slot") == slot and event.data.get("sha256") == sha256


def _finished(here: Sequence[EventRow]) -> tuple[datetime | None, str]:
    """Return when the file was last checked, and the hash of the facts that the verdict came from."""
    ends = [event for event in here if event.kind == EventKind.CHECK_FINISHED.value]
    return (ends[-1].at, str(ends[-1].data.get("facts_sha256", ""))) if ends else (None, "")


def _findings(report: Mapping[str, Any], accepted: set[str]) -> Iterator[CheckFinding]:
    """Yield the findings; what a person took upon themselves warns where it would have stopped."""
    for plain in report["findings"]:
        finding = Finding.from_data(plain)
        weight, text = _WEIGHT[finding.severity], f"{finding.check}: {finding.message}"
        if finding.fingerprint in accepted:
            weight = "Warning" if weight == "Error" else weight
            text = f"{text} (accepted)"
        yield CheckFinding(weight, text)


def _attached(here: Sequence[EventRow], names: Mapping[str, str]) -> Iterator[CheckFinding]:
    """Yield which reports of other programs were attached to the file, and by whom."""
    for event in here:
        if event.kind == EventKind.REPORT_ATTACHED.value:
            who, data = names.get(event.actor, event.actor), event.data
            yield CheckFinding(
                "Information",
                f"report of {data['program']} attached by {who}: {data['number']} findings,"
                f" sha256 {data['report_sha256']}",
            )


def _taken(event: EventRow, names: Mapping[str, str]) -> Taken:
    signed = event.kind == EventKind.FINDINGS_SIGNED_OFF.value
    return Taken(
        who=names.get(event.actor, event.actor),
        at=event.at,
        why=str(event.data.get("reason", "")) or ("" if signed else "accepted by the customer"),
        findings=tuple(
            f"{found['check']}: {found.get('message', _UNTOLD)}" for found in event.data["findings"]
        ),
    )

"""What the shop has signed off: each finding by its fingerprint, with who, when and why, so that nobody is asked twice.

A sign-off holds for what was seen. In the same file it covers every finding; in a corrected file those that still weigh
no more than a sign-off and are unchanged in place, figure and wish. An error in another file is looked at again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.services.advance import note_event
from gateway.services.shop import Shop
from gateway.storage.rows import OrderRow, ReportRow
from gateway.storage.store import Tx
from preflight import Finding, Report, Severity, verdict_of

_SIGNED = (Severity.ERROR, Severity.SIGNOFF, Severity.WARNING)
_CARRIED = (Severity.SIGNOFF, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class SignOff:
    """One finding that a person of the shop took upon themselves, in one file."""

    slot: str
    sha256: str
    fingerprint: str


def sign_off(shop: Shop, tx: Tx, caller: Caller, order: OrderRow, reason: str) -> None:
    """Record that the caller takes the findings in the order's files upon themselves."""
    for row in tx.orders.reports(order.id, order.revision):
        findings = [finding for finding in _findings(row) if finding.severity in _SIGNED]
        if findings:
            note_event(
                shop, tx, EventKind.FINDINGS_SIGNED_OFF, order.id, by=caller.id, slot=row.slot,
                sha256=str(row.data["sha256"]), reason=reason,
                findings=[{"fingerprint": each.fingerprint, "check": each.check, "message": each.message}
                          for each in findings],
            )  # fmt: skip


def sign_offs(tx: Tx, order_id: str) -> frozenset[SignOff]:
    """Return what was signed off for an order so far."""
    return frozenset(
        SignOff(str(event.data["slot"]), str(event.data["sha256"]), str(found["fingerprint"]))
        for event in tx.events.of_order(order_id)
        if event.kind == EventKind.FINDINGS_SIGNED_OFF
        for found in event.data["findings"]
    )


def without_signed_off(slot: str, report: Report, signed: Iterable[SignOff]) -> Report:
    """Return a report with what nobody has signed off yet, and the verdict that leaves."""
    here = [each for each in signed if each.slot == slot]
    seen = {each.fingerprint for each in here if each.sha256 == report.sha256}
    before = {each.fingerprint for each in here}
    left = tuple(finding for finding in report.findings if not _is_signed(finding, seen, before))
    return replace(report, findings=left, verdict=verdict_of(left, report.crashed))


def _is_signed(finding: Finding, seen: set[str], before: set[str]) -> bool:
    return finding.fingerprint in (before if finding.severity in _CARRIED else seen)


def _findings(row: ReportRow) -> Sequence[Finding]:
    return [Finding.from_data(plain) for plain in row.data["findings"]]

"""What a customer has accepted: each finding of a file by its fingerprint, so that the next check passes on it."""

from collections.abc import Collection, Sequence

from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.services.advance import note_event
from gateway.services.shop import Shop
from gateway.storage.store import Tx
from preflight import Finding, Report, Severity, Verdict

Consent = tuple[str, str]
"""The SHA-256 of a file and the fingerprint of a finding in it."""


def to_accept(report: Report) -> tuple[Finding, ...]:
    """Return the findings that a customer may accept; none where the file cannot be printed anyway."""
    if report.verdict is not Verdict.WARN:
        return ()
    return tuple(finding for finding in report.findings if finding.severity is Severity.WARNING)


def give_consent(
    shop: Shop, tx: Tx, caller: Caller, order_id: str, reports: Sequence[tuple[str, Report]], accepted: Collection[str]
) -> None:  # fmt: skip
    """Record that the caller accepts these fingerprints in these files; what is not found in them is not recorded."""
    for slot, report in reports:
        findings = [finding for finding in to_accept(report) if finding.fingerprint in accepted]
        if findings:
            note_event(
                shop, tx, EventKind.CONSENT_GIVEN, order_id, by=caller.id, slot=slot, sha256=report.sha256,
                findings=[{"fingerprint": each.fingerprint, "check": each.check, "message": each.customer}
                          for each in findings],
            )  # fmt: skip


def consents(tx: Tx, order_id: str) -> frozenset[Consent]:
    """Return what was accepted for an order so far."""
    return frozenset(
        (str(event.data["sha256"]), str(found["fingerprint"]))
        for event in tx.events.of_order(order_id)
        if event.kind == EventKind.CONSENT_GIVEN
        for found in event.data["findings"]
    )


def is_accepted(report: Report, given: frozenset[Consent]) -> bool:
    """Say whether all that stands against the file was accepted."""
    found = to_accept(report)
    return bool(found) and all((report.sha256, finding.fingerprint) in given for finding in found)

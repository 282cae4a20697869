"""Findings, report and verdict, with their one JSON codec."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self, cast

from preflight import codec
from preflight.expected import Expected

REPORT_SCHEMA = "preflight-report/1"


class Severity(StrEnum):
    """How much a finding weighs; a sign-off is an error that a named person may release."""

    ERROR = "error"
    SIGNOFF = "signoff"
    WARNING = "warning"
    INFO = "info"


class Verdict(StrEnum):
    """What the findings together mean for the file."""

    PASS = "pass"  # noqa: S105 - the verdict's word, not a secret
    WARN = "warn"
    STOP = "stop"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page something was found, in the page's own millimetres (see facts.Rect)."""

    page: int
    rect_mm: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found on one or many pages, in words for the operator and for the customer.

    `fingerprint` tells it from any other: what was found, on which pages and where, what was measured and what the
    order wants. Who accepts a finding accepts that; how much it weighs, and in which words it is told, may change.
    `from_order` names the fields of Expected that what is wanted comes from; empty where no order says it, but the
    profile, a standard or the file itself.
    """

    DERIVED = ("fingerprint",)

    check: str
    severity: Severity
    pages: str
    places: tuple[Place, ...]
    side: str
    measured: float | str | None
    wanted: float | str | None
    unit: str
    count: int
    arguments: Mapping[str, str]
    fix: str
    message: str
    customer: str
    from_order: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Return 20 hexadecimal digits that stay while the same is found in the same place."""
        places = [(place.page, [round(edge, 1) for edge in place.rect_mm]) for place in self.places]
        said = [
            self.check, self.pages, self.side, self.measured, self.wanted, self.unit, self.count, places,
            dict(sorted(self.arguments.items())),
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:20]

    def to_data(self) -> dict[str, Any]:
        """Return the finding as a report's JSON has it."""
        return cast("dict[str, Any]", codec.encode(self))

    @classmethod
    def from_data(cls, plain: Mapping[str, Any]) -> Self:
        """Read a finding back from a report's JSON; what is none raises CodecError."""
        return codec.decode(cls, plain)


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding that follows from another and is not told as a fault of its own: by which check, on which pages, why.

    It is kept for whoever wants to see everything that was found; no customer is asked about it.
    """

    finding: Finding
    by: str
    pages: str
    why: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A check that was not run, and why."""

    check: str
    why: str


@dataclass(frozen=True, slots=True)
class Crashed:
    """A stage that did not come to an end: reading the facts, or one check."""

    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class FixedFinding:
    """A finding that was mended: what it was, by which fixup, by whom, when, and in which file it was still found."""

    finding: Finding
    fixup: str
    by: str
    at: str
    source_sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one file looks like against one order under one profile.

    `fixed` is what was found in the file before it was mended and is no longer found; it asks nobody for anything.
    """

    sha256: str
    facts_schema: str
    profile: str
    profile_sha256: str
    expected: Expected
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    crashed: tuple[Crashed, ...]
    verdict: Verdict
    fixed: tuple[FixedFinding, ...] = ()
    explained: tuple[Explained, ...] = ()

    @property
    def pressing(self) -> Self:
        """Return the report without what is only told: findings of no weight, which ask nobody for anything."""
        left = tuple(found for found in self.findings if found.severity is not Severity.INFO)
        return replace(self, findings=left)

    def to_json(self) -> str:
        """Write the report as JSON with schema name and version."""
        return codec.dump(self, REPORT_SCHEMA)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a report back; anything but this schema raises CodecError."""
        return codec.load(cls, text, REPORT_SCHEMA)


def with_fixed(report: Report, mended: Iterable[FixedFinding]) -> Report:
    """Return a report that also tells what was mended; what its check still finds in the same way is not told so."""
    left = {_sort_of(finding) for finding in report.findings}
    return replace(report, fixed=tuple(each for each in mended if _sort_of(each.finding) not in left))


def _sort_of(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.arguments.get("case", "")


_VERDICT_OF = (
    (Severity.ERROR, Verdict.STOP),
    (Severity.SIGNOFF, Verdict.STOP),
    (Severity.WARNING, Verdict.WARN),
)


def verdict_of(findings: tuple[Finding, ...], crashed: tuple[Crashed, ...]) -> Verdict:
    """Weigh the findings: what is surely wrong stops, what was not looked at never passes."""
    found = {finding.severity for finding in findings}
    verdict = next((verdict for severity, verdict in _VERDICT_OF if severity in found), Verdict.PASS)
    return Verdict.NOT_CHECKED if crashed and verdict is not Verdict.STOP else verdict

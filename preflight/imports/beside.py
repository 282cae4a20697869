"""Lay what other programs found beside our own findings: marked with the program, none told twice, weighed as agreed.

Where a check of ours found the same on the same pages, the foreign finding is kept as explained by it. What stays is
told, warns, or counts as its program weighs it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from preflight.languages import FOREIGN
from preflight.report import Explained, Finding, Report, Severity, verdict_of
from preflight.texts import pages_in

SAME = "found by both"


class ForeignWeight(StrEnum):
    """How much the findings of another program count: only told, at most a warning, or as that program weighs them."""

    TELL = "tell"
    WARN = "warn"
    COUNT = "count"


_AT_MOST: Mapping[ForeignWeight, Severity] = MappingProxyType({
    ForeignWeight.TELL: Severity.INFO,
    ForeignWeight.WARN: Severity.WARNING,
    ForeignWeight.COUNT: Severity.ERROR,
})  # fmt: skip
_GRAVITY = list(Severity)


def is_foreign(finding: Finding) -> bool:
    """Say whether another program found it."""
    return finding.check.startswith(FOREIGN)


def with_foreign(report: Report, foreign: Iterable[Finding], weight: ForeignWeight) -> Report:
    """Return our report with the findings of others beside, in place of those that lay there before."""
    own = tuple(found for found in report.findings if not is_foreign(found))
    explained = [one for one in report.explained if not is_foreign(one.finding)]
    beside: list[Finding] = []
    for found in (_weighed(one, weight) for one in _once(foreign)):
        by = _same(found, own)
        if by is None:
            beside.append(found)
        else:
            explained.append(Explained(found, by.check, by.pages, SAME))
    findings = tuple(sorted((*own, *beside), key=lambda one: _GRAVITY.index(one.severity)))
    return replace(
        report, findings=findings, explained=tuple(explained), verdict=verdict_of(findings, report.crashed)
    )


def _once(foreign: Iterable[Finding]) -> Iterable[Finding]:
    """Yield each thing once, however many reports of one program tell it."""
    return {found.fingerprint: found for found in foreign}.values()


def _weighed(finding: Finding, weight: ForeignWeight) -> Finding:
    """Weigh a finding as agreed; how its program weighs it stays in the argument `weight`."""
    rank = max(_GRAVITY.index(finding.severity), _GRAVITY.index(_AT_MOST[weight]))
    return replace(finding, severity=_GRAVITY[rank])


def _same(foreign: Finding, own: Iterable[Finding]) -> Finding | None:
    """Return what we found of the same kind on the same pages; what names no page is about all of them."""
    alike, pages = foreign.arguments.get("alike", ""), set(pages_in(foreign.pages))
    return next((one for one in own if alike and one.check == alike and _meet(pages, one)), None)


def _meet(pages: set[int], own: Finding) -> bool:
    here = set(pages_in(own.pages))
    return not pages or not here or pages <= here

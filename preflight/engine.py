"""From facts, order and profile to a report: a pure function, no file and no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from preflight.cascade import Said, sorted_out
from preflight.check import Check, Hit
from preflight.expected import Expected
from preflight.facts import FACTS_SCHEMA, Facts
from preflight.failure import CollectFailure
from preflight.filetypes import by_kind
from preflight.locks import held
from preflight.pixels.pixel_facts import PixelFacts
from preflight.profile import Profile
from preflight.registry import registered_checks
from preflight.report import Crashed, Explained, Finding, Report, Severity, Skipped, Verdict, verdict_of
from preflight.texts import filling, page_ranges, say

MOST_PLACES = 200
"""As many places as one finding keeps; `count` still tells of all."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    hits: tuple[Hit, ...] = ()
    skipped: str = ""
    crashed: str = ""


NOT_MEASURED = "the pixels of the pages were not measured"
NOT_ALL_READ = "not all pages are read"


def evaluate(facts: Facts, expected: Expected, profile: Profile, pixels: PixelFacts | None = None) -> Report:
    """Run every active check over the facts, and over the pixels where they are known.

    One that finds the file unreadable spares the rest, one that finds single pages unreadable spares those pages.
    Without pixels the verdict is that of the facts, and the checks that need them are told as skipped.
    """
    seen = _Seen(facts, pixels)
    report = _all_checks(seen, expected, profile)
    return replace(report, verdict=verdict_of(report.findings, report.crashed))


def evaluate_early(facts: Facts, expected: Expected, profile: Profile) -> Report:
    """Run over the first pages of a file, while the others are read, what can already be said of them.

    Each finding stays: in the report of the whole file the same check says the same of the same pages, or worse.
    There is no verdict yet.
    """
    return _all_checks(_Seen(facts, None, is_whole=False), expected, profile)


def _all_checks(seen: "_Seen", expected: Expected, profile: Profile) -> Report:
    """Run the checks, and keep apart what follows from other findings; the verdict is not said yet."""
    sha256 = seen.facts.sha256
    said: list[Said] = []
    skipped: list[Skipped] = []
    crashed: list[Crashed] = []
    family = by_kind(seen.facts.kind).family
    for check in registered_checks().values():
        if check.families and family not in check.families:
            continue
        outcome = _spared(check, expected, profile, seen) or _run(check, seen, expected, profile)
        said.append(Said(check, outcome.hits))
        if outcome.skipped:
            skipped.append(Skipped(check.id, outcome.skipped))
        if outcome.crashed:
            crashed.append(Crashed(f"check {check.id}", "crashed", outcome.crashed))
        seen.leave_out(check, outcome.hits)
    findings, explained = _told(said, expected, profile)
    report = _empty(sha256, expected, profile)
    return replace(
        report, findings=findings, skipped=tuple(skipped), crashed=tuple(crashed), explained=explained
    )


def _told(
    said: list[Said], expected: Expected, profile: Profile
) -> tuple[tuple[Finding, ...], tuple[Explained, ...]]:
    """Make findings of what checks saw: those that stand by themselves, the gravest first, and those explained."""
    findings: list[Finding] = []
    explained: list[Explained] = []
    for one in sorted_out(said, profile):
        findings += _findings(one.check, one.own, expected, profile)
        for cause, hits in one.explained:
            explained += [
                Explained(found, cause.check, page_ranges(cause.pages), cause.why)
                for found in _findings(one.check, hits, expected, profile)
            ]
    return tuple(sorted(findings, key=_gravity)), tuple(explained)


@dataclass(slots=True)
class _Seen:
    """What checks look at; `blocker` names the check that spares the others, or those that look at the whole."""

    facts: Facts
    pixels: PixelFacts | None
    is_whole: bool = True
    blocker: str = ""
    is_lost: bool = False

    def leave_out(self, check: Check, hits: tuple[Hit, ...]) -> None:
        """Show the checks that follow nothing of what a check found unreadable."""
        pages = {hit.page for hit in hits if hit.blocks}
        if pages:
            self.blocker, self.is_whole = check.id, False
            self.is_lost = self.is_lost or None in pages
            left = tuple(page for page in self.facts.pages if page.number not in pages)
            self.facts = replace(self.facts, pages=left)

    def spares(self, check: Check) -> str:
        """Say why a check has nothing to look at."""
        if check.families:
            return ""
        if self.is_lost or (self.blocker and not check.is_early):
            return f"explained by {self.blocker}"
        return "" if self.is_whole or check.is_early else NOT_ALL_READ


def _gravity(finding: Finding) -> int:
    """Return a finding's place among the severities: the gravest are told first."""
    return list(Severity).index(finding.severity)


def not_checked(failure: CollectFailure, sha256: str, expected: Expected, profile: Profile) -> Report:
    """Report a file whose facts could not be read within the limits: no verdict, a person must look."""
    crashed = (Crashed("facts", failure.reason, failure.detail),)
    why = "the facts of the file could not be read"
    skipped = tuple(Skipped(check, why) for check in registered_checks())
    return replace(_empty(sha256, expected, profile), crashed=crashed, skipped=skipped)


def _empty(sha256: str, expected: Expected, profile: Profile) -> Report:
    return Report(
        sha256, FACTS_SCHEMA, profile.name, profile.sha256, expected, (), (), (), verdict=Verdict.NOT_CHECKED
    )


def _spared(check: Check, expected: Expected, profile: Profile, seen: _Seen) -> _Outcome | None:
    """Say why a check is not run, if it is not."""
    if not profile.runs(check):
        return _Outcome(skipped=f"switched off in the profile {profile.name}")
    explained = seen.spares(check)
    if explained:
        return _Outcome(skipped=explained)
    unsaid = [name for name in check.needs if getattr(expected, name) is None]
    if unsaid:
        return _Outcome(skipped=f"the order does not say {', '.join(unsaid)}")
    return None


def _run(check: Check, seen: _Seen, expected: Expected, profile: Profile) -> _Outcome:
    facts, pixels = seen.facts, seen.pixels
    settings = profile.settings_for(check)
    expected = held(profile.locks, check, expected, settings)
    try:
        if pixels is not None and check.find_in_pixels is not None:
            return _Outcome(hits=tuple(check.find_in_pixels(facts, pixels, expected, settings)))
        if check.find is None:
            return _Outcome(skipped=NOT_MEASURED)
        return _Outcome(hits=tuple(check.find(facts, expected, settings)))
    except Exception as fault:  # noqa: BLE001 - a check may be a third party's; its fault is told in the report
        return _Outcome(crashed=f"{type(fault).__name__}: {fault}")


def _findings(check: Check, hits: Iterable[Hit], expected: Expected, profile: Profile) -> list[Finding]:
    """Make one finding of all hits that differ only in their page."""
    groups: dict[Hit, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(replace(hit, page=None, rect_mm=None, rects_mm=()), []).append(hit)
    found = ((alike, _finding(check, alike, same, profile)) for alike, same in groups.items())
    return [
        replace(finding, from_order=_from_order(check, alike.case, expected, profile))
        for alike, finding in found
    ]


def _from_order(check: Check, case: str, expected: Expected, profile: Profile) -> tuple[str, ...]:
    """Name the fields that the order really says; where a lock holds a stricter figure, that is the profile's."""
    stricter = held(profile.locks, check, expected, profile.settings_for(check))
    return tuple(
        name
        for name in check.texts[case].from_order
        if (said := getattr(expected, name)) and said == getattr(stricter, name)
    )


def _finding(check: Check, alike: Hit, hits: list[Hit], profile: Profile) -> Finding:
    pages = page_ranges(hit.page for hit in hits if hit.page is not None)
    told = filling(alike, pages)
    text = check.texts[alike.case]
    places = tuple(place for hit in hits for place in hit.places)
    return Finding(
        check=check.id,
        severity=profile.severity_for(check, alike.case),
        pages=pages,
        places=places[:MOST_PLACES],
        side=alike.side,
        measured=alike.measured,
        wanted=alike.wanted,
        unit=alike.unit,
        count=len(hits),
        arguments={"case": alike.case, **dict(alike.arguments)},
        fix=check.fix,
        message=say(text.operator, told),
        customer=say(text.customer, told),
    )

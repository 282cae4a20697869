"""From facts and a report to what could be mended: a pure function, no file and no clock."""

from collections.abc import Iterator, Mapping

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.fixup import Findings, Fix, Fixup, Parameters, Proposal, frozen, words_of
from preflight.fixup_registry import registered_fixups
from preflight.mending.why_not import why_not
from preflight.profile import Profile
from preflight.report import Finding, Report, Severity
from preflight.texts import number, on_pages, say

_NO_CHANCE = len(Severity)


def proposals(facts: Facts, expected: Expected, profile: Profile, report: Report) -> tuple[Proposal, ...]:
    """Return what could be mended about a file, what answers the gravest finding first.

    A file that is locked, signed or damaged is left alone; `why_not` says so. A fixup that the profile switches off
    is not proposed.
    """
    if why_not(facts) is not None:
        return ()
    found = [
        proposal
        for fixup in registered_fixups().values()
        if fixup.id not in profile.off
        for proposal in _proposed(fixup, facts, expected, report)
    ]
    weights = {finding.fingerprint: list(Severity).index(finding.severity) for finding in report.findings}
    return tuple(sorted(found, key=lambda proposal: _gravest(proposal, weights)))


def _proposed(fixup: Fixup, facts: Facts, expected: Expected, report: Report) -> Iterator[Proposal]:
    answered: Findings = tuple(finding for finding in report.findings if fixup.answers_finding(finding))
    proposed = fixup.proposes(facts, expected, answered) if answered else None
    choices = proposed if isinstance(proposed, tuple) else (proposed,)
    yield from (_proposal(fixup, frozen(each), answered) for each in choices if each is not None)


def _proposal(fixup: Fixup, parameters: Parameters, answered: tuple[Finding, ...]) -> Proposal:
    pages = words_of(parameters, "pages")
    told = filling(parameters, pages)
    return Proposal(
        fix=Fix(fixup.id, parameters),
        checks=tuple(sorted({finding.check for finding in answered})),
        fingerprints=tuple(finding.fingerprint for finding in answered),
        pages=pages,
        area=fixup.area,
        for_customers=fixup.for_customers,
        opt_in=fixup.opt_in,
        message=say(fixup.offer.operator, told),
        customer=say(fixup.offer.customer, told),
    )


def filling(parameters: Parameters, pages: str) -> Mapping[str, str]:
    """Return what an offer's templates may name, in English."""
    return {name: number(value) for name, value in parameters.items()} | {"on_pages": on_pages(pages)}


def _gravest(proposal: Proposal, weights: Mapping[str, int]) -> int:
    return min((weights.get(each, _NO_CHANCE) for each in proposal.fingerprints), default=_NO_CHANCE)

"""Cascades: one fault explains others, which are then not told as faults of their own.

Each case of a check declares in its Text what it explains: `page-count`, or one case of it, `page-count.different`.
What was found on pages explains findings on those pages and findings about the whole file. A finding is never
explained by one that weighs less, so that no verdict becomes milder.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from preflight.check import Check, Hit
from preflight.profile import Profile
from preflight.report import Severity
from preflight.texts import page_ranges

_GRAVITY = list(Severity)


@dataclass(frozen=True, slots=True)
class Said:
    """What one check said."""

    check: Check
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """One case of a check that explains others: on which pages it was found (none: in the whole file)."""

    check: str
    pages: frozenset[int]
    gravity: int

    @property
    def why(self) -> str:
        """Say in words what explains."""
        found = f" on page {page_ranges(self.pages)}" if self.pages else ""
        return f"follows from {self.check}{found}"


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a check said, sorted: what stands by itself, and what another finding explains."""

    check: Check
    own: tuple[Hit, ...]
    explained: tuple[tuple[Cause, tuple[Hit, ...]], ...]


def sorted_out(said: Sequence[Said], profile: Profile) -> Iterator[Sorted]:
    """Yield for each check what stands by itself and what others explain."""
    causes = _causes(said, profile)
    for one in said:
        by_cause: dict[Cause | None, list[Hit]] = {}
        for hit in one.hits:
            by_cause.setdefault(_cause_of(one.check, hit, causes, profile), []).append(hit)
        own = tuple(by_cause.pop(None, ()))
        told = tuple((cause, tuple(hits)) for cause, hits in by_cause.items() if cause is not None)
        yield Sorted(one.check, own, told)


def _causes(said: Iterable[Said], profile: Profile) -> Mapping[str, list[Cause]]:
    """Return what explains each check or case."""
    causes: dict[str, list[Cause]] = {}
    for one in said:
        for case in dict.fromkeys(hit.case for hit in one.hits):
            pages = [hit.page for hit in one.hits if hit.case == case]
            known = frozenset() if None in pages else frozenset(page for page in pages if page is not None)
            gravity = _GRAVITY.index(profile.severity_for(one.check, case))
            for name in one.check.texts[case].explains:
                causes.setdefault(name, []).append(Cause(one.check.id, known, gravity))
    return causes


def _cause_of(check: Check, hit: Hit, causes: Mapping[str, list[Cause]], profile: Profile) -> Cause | None:
    named = (*causes.get(check.id, ()), *causes.get(f"{check.id}.{hit.case}", ()))
    gravity = _GRAVITY.index(profile.severity_for(check, hit.case))
    fits = (cause for cause in named if cause.check != check.id and cause.gravity <= gravity)
    return next(
        (cause for cause in fits if not cause.pages or hit.page is None or hit.page in cause.pages), None
    )

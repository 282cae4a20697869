"""What a profile locks: no profile that extends it, and no order, makes these checks look away or weigh less.

A lock names a check or one case of it. A lock on a check also keeps its settings, and holds where an order names a
figure of its own: there the stricter of the two counts.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Protocol

from preflight.check import Check, Settings
from preflight.expected import Expected
from preflight.report import Severity

_GRAVITY = list(Severity)


class Judging(Protocol):
    """As much of a profile as locks are about."""

    def runs(self, check: Check) -> bool:
        """Say whether a check is active."""

    def settings_for(self, check: Check) -> Settings:
        """Return a check's thresholds."""

    def severity_for(self, check: Check, case: str) -> Severity:
        """Weigh a case."""


@dataclass(frozen=True, slots=True)
class Lock:
    """What is locked, and the file that says so."""

    name: str
    file: str

    def holds_for(self, check: Check) -> bool:
        """Say whether it is about this check, or one case of it."""
        return self.name.partition(".")[0] == check.id

    def cases(self, check: Check) -> tuple[str, ...]:
        """Return the cases that it is about."""
        case = self.name.partition(".")[2]
        return (case,) if case else tuple(check.texts)


def weakened(lock: Lock, check: Check, before: Judging, after: Judging) -> Iterator[str]:
    """Yield in what a later profile is milder than the one that locked the check."""
    if before.runs(check) and not after.runs(check):
        yield "is switched off"
    if lock.name == check.id and before.settings_for(check) != after.settings_for(check):
        yield "has other settings"
    for case in lock.cases(check):
        was, now = before.severity_for(check, case), after.severity_for(check, case)
        if _GRAVITY.index(now) > _GRAVITY.index(was):
            yield f"weighs {now} in the case '{case}', {was} there"


def _no_more_ink(expected: Expected, settings: Settings) -> Expected:
    if expected.max_tac is None:
        return expected
    return replace(expected, max_tac=min(expected.max_tac, float(settings["most_percent"])))


def _no_coarser(expected: Expected, settings: Settings) -> Expected:
    if expected.min_ppi is None:
        return expected
    return replace(expected, min_ppi=max(expected.min_ppi, float(settings["least_ppi"])))


_FIGURES: Mapping[str, Callable[[Expected, Settings], Expected]] = MappingProxyType(
    {"ink-coverage": _no_more_ink, "low-resolution": _no_coarser, "picture-pixels": _no_coarser}
)
"""Checks for which an order may name a figure of its own, and how the stricter of the two is taken."""


def held(locks: tuple[Lock, ...], check: Check, expected: Expected, settings: Settings) -> Expected:
    """Return what the order expects, no milder than a locked check's own figure."""
    stricter = _FIGURES.get(check.id)
    is_locked = any(lock.name == check.id for lock in locks)
    return stricter(expected, settings) if stricter and is_locked else expected

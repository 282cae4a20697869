"""How urgent a Case is: points from steps that anybody can read, and the reason that each stands for.

The steps are plain tables, so that the database can put ten thousand Cases in order by the same numbers that a
person is told as reasons.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from gateway.domain.cases import CaseState

STAFF = ("csr", "admin")
"""Those whose turn makes a Case the shop's to deal with."""
DOWN, WROTE = "device-down", "customer-message"
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

INCIDENT_POINTS = 1000
WROTE_POINTS = 60
RESTS_POINTS = -200
CUSTOMERS_TURN_POINTS = -100
PROMISED: tuple[tuple[timedelta, int], ...] = (
    (-14 * _DAY, 330), (-7 * _DAY, 320), (-2 * _DAY, 310), (timedelta(0), 300), (_DAY, 200), (2 * _DAY, 100),
    (3 * _DAY, 80), (5 * _DAY, 60), (7 * _DAY, 40), (10 * _DAY, 20),
)  # fmt: skip
"""Less time left than this until the customer wants it -> points; the first that fits counts."""
STANDS: tuple[tuple[timedelta, int], ...] = (
    (96 * _HOUR, 96), (48 * _HOUR, 72), (24 * _HOUR, 48), (12 * _HOUR, 24), (8 * _HOUR, 16), (4 * _HOUR, 8),
    (2 * _HOUR, 4), (_HOUR, 2),
)  # fmt: skip
"""Standing still for at least this long -> points; the first that fits counts."""
ALIKE_EACH, ALIKE_MOST = 10, 100
"""Points for each other Case that the same thing has stopped, and how many at most."""


class Why(StrEnum):
    """The reasons, each of which a page words in the reader's language; `number` belongs to some."""

    INCIDENT = "incident"
    LATE = "late"
    DUE_TODAY = "due-today"
    DUE_IN = "due-in"
    ALIKE = "alike"
    STANDS = "stands"
    WROTE = "wrote"
    RESTS = "rests"
    CUSTOMERS_TURN = "customers-turn"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason why a Case stands where it does: its key, its number (days, hours, other Cases), its points."""

    key: Why
    number: int
    points: int


@dataclass(frozen=True, slots=True)
class Stuck:
    """What the urgency of a Case depends on; `others` are stopped by the same thing."""

    code: str
    turn: str
    state: str
    opened_at: datetime
    promised: datetime | None
    others: int


def reasons(case: Stuck, now: datetime) -> tuple[Reason, ...]:
    """Return why a Case is as urgent as it is, the weightiest reason first; their points add up to its urgency."""
    found = (
        _incident(case),
        _promise(case, now),
        _alike(case),
        _stands(case, now),
        _turn(case),
        _wrote(case),
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda reason: -reason.points))


def _incident(case: Stuck) -> Reason | None:
    """A device that cannot be used holds up all that goes there."""
    return Reason(Why.INCIDENT, 1, INCIDENT_POINTS) if case.code == DOWN else None


def _promise(case: Stuck, now: datetime) -> Reason | None:
    """How near the day is on which the customer wants it."""
    if case.promised is None:
        return None
    left = case.promised - now
    points = next((points for less_than, points in PROMISED if left < less_than), 0)
    if left < timedelta(0):
        return Reason(Why.LATE, -left // _DAY, points)
    if left < _DAY:
        return Reason(Why.DUE_TODAY, left // _HOUR, points)
    return Reason(Why.DUE_IN, left // _DAY, points)


def _alike(case: Stuck) -> Reason | None:
    """How many others the same thing has stopped."""
    if case.others <= 0:
        return None
    return Reason(Why.ALIKE, case.others, min(ALIKE_EACH * case.others, ALIKE_MOST))


def _stands(case: Stuck, now: datetime) -> Reason:
    """How long it has stood still."""
    age = max(now - case.opened_at, timedelta(0))
    points = next((points for at_least, points in STANDS if age >= at_least), 0)
    return Reason(Why.STANDS, age // _HOUR, points)


def _turn(case: Stuck) -> Reason | None:
    """Whose turn it is: what waits for a customer can wait for us, too."""
    if case.state == CaseState.WAITING.value:
        return Reason(Why.RESTS, 0, RESTS_POINTS)
    return None if case.turn in STAFF else Reason(Why.CUSTOMERS_TURN, 0, CUSTOMERS_TURN_POINTS)


def _wrote(case: Stuck) -> Reason | None:
    """A person waits for an answer."""
    return Reason(Why.WROTE, 0, WROTE_POINTS) if case.code == WROTE else None

"""Reads the queue of Cases in the order of their urgency; the database does the sums, by the domain's tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlmodel import Session

from gateway.domain import urgency
from gateway.domain.cases import CaseState
from gateway.domain.pending import PendingState
from gateway.domain.queue_views import QueueView
from gateway.storage.rows import CaseRow, OrderRow, PendingActionRow, UtcDateTime

_CASES, _ORDERS = CaseRow.metadata.tables["cases"], OrderRow.metadata.tables["orders"]
_PENDING = PendingActionRow.metadata.tables["pending_actions"]
_OPEN = _CASES.c.state.in_((CaseState.OPEN.value, CaseState.WAITING.value))
_ALIKE = (
    sa.select(_CASES.c.alike, sa.func.count().label("many"))
    .where(_OPEN, _CASES.c.alike != "")
    .group_by(_CASES.c.alike)
    .subquery()
)
_OTHERS = sa.func.coalesce(_ALIKE.c.many - 1, 0)


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks at the queue, when, and for how long a claim counts."""

    person_id: str
    now: datetime
    claim: timedelta


@dataclass(frozen=True, slots=True)
class Counts:
    """How many Cases stand in each view, and since when the oldest needs somebody."""

    of: dict[QueueView, int]
    oldest: datetime | None


class WorkQueue:
    """The queue inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ids(self, view: QueueView, looker: Looker, limit: int) -> list[tuple[str, int]]:
        """Return the most urgent Cases of a view, each with how many others the same thing has stopped."""
        query = (
            sa.select(_CASES.c.id, _OTHERS)
            .select_from(
                _CASES.outerjoin(_ORDERS, _CASES.c.order_id == _ORDERS.c.id).outerjoin(
                    _ALIKE, _CASES.c.alike == _ALIKE.c.alike
                )
            )
            .where(_OPEN, _shows(view, looker))
            .order_by(_points(looker.now).desc(), _CASES.c.opened_at, _CASES.c.id)
            .limit(limit)
        )
        return [(str(case_id), int(others)) for case_id, others in self._session.connection().execute(query)]

    def counts(self, looker: Looker) -> Counts:
        """Return how the whole queue stands."""
        needs = _shows(QueueView.NEEDS, looker)
        columns = [sa.func.sum(sa.case((_shows(view, looker), 1), else_=0)) for view in QueueView]
        oldest = sa.func.min(sa.case((needs, _CASES.c.opened_at)), type_=UtcDateTime())
        row = self._session.connection().execute(sa.select(*columns, oldest).where(_OPEN)).one()
        return Counts({view: int(count or 0) for view, count in zip(QueueView, row, strict=False)}, row[-1])

    def groups(self, view: QueueView, looker: Looker, limit: int) -> Sequence[tuple[str, str, int]]:
        """Return what has stopped more than one Case of a view, and how many, the most first."""
        many = sa.func.count()
        query = (
            sa.select(_CASES.c.alike, _CASES.c.code, many)
            .where(_OPEN, _shows(view, looker), _CASES.c.alike != "")
            .group_by(_CASES.c.alike, _CASES.c.code)
            .having(many > 1)
            .order_by(many.desc(), _CASES.c.alike)
            .limit(limit)
        )
        return [(row[0], row[1], int(row[2])) for row in self._session.connection().execute(query)]


def _shows(view: QueueView, looker: Looker) -> sa.ColumnElement[bool]:
    """Return whether a view shows a Case; what somebody has just acted on needs nobody else."""
    ours = _CASES.c.turn.in_(urgency.STAFF)
    rests = _CASES.c.state == CaseState.WAITING.value
    acted_on = sa.select(_PENDING.c.case_id).where(_PENDING.c.state == PendingState.PENDING.value)
    views: dict[QueueView, sa.ColumnElement[bool]] = {
        QueueView.NEEDS: sa.and_(~rests, ours, _CASES.c.id.not_in(acted_on)),
        QueueView.MINE: sa.and_(
            _CASES.c.claimed_by == looker.person_id, _CASES.c.claimed_at > looker.now - looker.claim
        ),
        QueueView.WAITING: sa.or_(rests, ~ours),
        QueueView.ALL: sa.true(),
    }
    return views[view]


def _points(now: datetime) -> sa.ColumnElement[int]:
    """Return a Case's urgency: the sum of what `gateway.domain.urgency.reasons` tells."""
    due, opened = _ORDERS.c.due_at, _CASES.c.opened_at
    promised = sa.case(*((due < now + less, points) for less, points in urgency.PROMISED), else_=0)
    stands = sa.case(*((opened <= now - least, points) for least, points in urgency.STANDS), else_=0)
    most = urgency.ALIKE_MOST // urgency.ALIKE_EACH
    alike = sa.case((most <= _OTHERS, urgency.ALIKE_MOST), else_=urgency.ALIKE_EACH * _OTHERS)
    turn = sa.case(
        (_CASES.c.state == CaseState.WAITING.value, urgency.RESTS_POINTS),
        (_CASES.c.turn.not_in(urgency.STAFF), urgency.CUSTOMERS_TURN_POINTS),
        else_=0,
    )
    code = sa.case(
        (_CASES.c.code == urgency.DOWN, urgency.INCIDENT_POINTS),
        (_CASES.c.code == urgency.WROTE, urgency.WROTE_POINTS),
        else_=0,
    )
    return promised + stands + alike + turn + code

"""The queue of Cases: what needs somebody first, and why; what is alike stands together.

Each urgency is a sum of points, and each point names its reason, so that nobody has to guess at the order
(`gateway.domain.urgency`). Only the Cases that are shown are read whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from gateway.domain.cases import KINDS
from gateway.domain.people import Caller
from gateway.domain.queue_views import QueueView
from gateway.domain.urgency import Reason, Stuck, reasons
from gateway.services.claim_case import CLAIM, Claim, is_claimed
from gateway.services.shop import Shop
from gateway.services.take_action import Pending, pending_view
from gateway.storage.orders import Brief
from gateway.storage.queue import Looker
from gateway.storage.rows import CaseRow
from gateway.storage.store import Tx

__all__ = ["Group", "Queue", "QueueItem", "QueueView", "queue"]
MOST = 100
LOOKED_BACK = 50
_GROUPS = 20
_NO_ORDER = Brief("", "", "", None)


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A Case in the queue, with what it takes to see what it is about and whether somebody is at it."""

    case_id: str
    code: str
    title: str
    sentence: str
    turn: str
    state: str
    version: int
    opened_at: datetime
    due_at: datetime | None
    device: str
    order_id: str
    order_number: str
    order_title: str
    company: str
    promised: datetime | None
    urgency: int
    reasons: tuple[Reason, ...]
    claim: Claim | None
    pending: Pending | None
    alike: str
    alike_count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that one thing has stopped."""

    alike: str
    code: str
    count: int


@dataclass(frozen=True, slots=True)
class Queue:
    """A view of the queue, most urgent first, and how the whole of it stands.

    `items` are at most those asked for, `total` counts all of the view; `median_s` is the time from opening to closing
    of the Cases closed last.
    """

    view: QueueView
    items: tuple[QueueItem, ...]
    total: int
    counts: Mapping[QueueView, int]
    groups: tuple[Group, ...]
    oldest: datetime | None
    last_resolved_at: datetime | None
    last_resolution: str
    median_s: float | None


def queue(shop: Shop, caller: Caller, view: QueueView, *, limit: int = MOST) -> Queue:
    """Return a view of the queue for one of the shop's people; anybody else's is empty."""
    if not caller.is_staff:
        return Queue(view, (), 0, dict.fromkeys(QueueView, 0), (), None, None, "", None)
    now = shop.clock()
    looker = Looker(caller.id, now, CLAIM)
    with shop.store.read() as tx:
        counts = tx.work_queue.counts(looker)
        items = _items(tx, tx.work_queue.ids(view, looker, limit), now)
        groups = tx.work_queue.groups(view, looker, _GROUPS)
        closed = tx.cases.last_resolved(LOOKED_BACK)
    return Queue(
        view=view, items=items, total=counts.of[view], counts=counts.of, groups=tuple(Group(*row) for row in groups),
        oldest=counts.oldest, last_resolved_at=closed[0].resolved_at if closed else None,
        last_resolution=closed[0].resolution if closed else "", median_s=_median_s(closed),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the Cases shown: orders, names, what is pending, and the time."""

    orders: Mapping[str, Brief]
    names: Mapping[str, str]
    pendings: Mapping[str, Pending]
    now: datetime

    def claim(self, row: CaseRow) -> Claim | None:
        if row.claimed_at is None or not is_claimed(row.claimed_by, row.claimed_at, self.now):
            return None
        return Claim(row.claimed_by, self.names.get(row.claimed_by, row.claimed_by), row.claimed_at + CLAIM)


def _items(tx: Tx, ranked: Sequence[tuple[str, int]], now: datetime) -> tuple[QueueItem, ...]:
    """Read what is shown of these Cases, each table once."""
    rows = tx.cases.some([case_id for case_id, _ in ranked])
    taken = {row.case_id: row for row in tx.pendings.pending(list(rows))}
    people = {row.claimed_by for row in rows.values()} | {row.person_id for row in taken.values()}
    names = tx.people.names(people - {""})
    around = _Around(
        tx.orders.briefly({row.order_id for row in rows.values() if row.order_id}),
        names,
        {case_id: pending_view(row, names.get(row.person_id, "")) for case_id, row in taken.items()},
        now,
    )
    return tuple(_item(rows[case_id], others, around) for case_id, others in ranked if case_id in rows)


def _item(row: CaseRow, others: int, around: _Around) -> QueueItem:
    number, title, company, promised = around.orders.get(row.order_id or "", _NO_ORDER)
    why = reasons(Stuck(row.code, row.turn, row.state, row.opened_at, promised, others), around.now)
    return QueueItem(
        case_id=row.id, code=row.code, title=KINDS[row.code].title, sentence=row.sentence, turn=row.turn,
        state=row.state, version=row.version, opened_at=row.opened_at, due_at=row.due_at,
        device=row.device_id or str(row.evidence.get("device", "")), order_id=row.order_id or "", order_number=number,
        order_title=title, company=company, promised=promised, urgency=sum(reason.points for reason in why),
        reasons=why, claim=around.claim(row), pending=around.pendings.get(row.id), alike=row.alike,
        alike_count=others + 1,
    )  # fmt: skip


def _median_s(closed: Sequence[CaseRow]) -> float | None:
    times = [
        (row.resolved_at - row.opened_at).total_seconds() for row in closed if row.resolved_at is not None
    ]
    return median(times) if times else None

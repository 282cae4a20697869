"""The list beside the pane: Cases in the order in which they need somebody, in four views."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gateway.domain.cases import CaseState
from gateway.domain.people import Caller
from gateway.services.claim_case import claim_of, is_claimed
from gateway.storage.rows import CaseRow, OrderRow
from gateway.storage.store import Tx

_MOST = 200
_STAFF = ("csr", "admin")


class View(StrEnum):
    """The views of the list."""

    NEEDS = "needs"
    MINE = "mine"
    WAITING = "waiting"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Line:
    """A Case in the list."""

    id: str
    code: str
    title: str
    number: str
    customer: str
    device: str
    opened_at: datetime
    due: str
    claimed: str
    alike: int
    group: str
    pending: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What a view shows, and how much stands in each."""

    view: View
    lines: tuple[Line, ...]
    counts: Mapping[View, int]
    oldest: datetime | None


def listing(tx: Tx, caller: Caller, view: View, now: datetime) -> Listing:
    """Return the Cases of a view, the most urgent first; one that is just being acted on needs nobody."""
    rows = [
        *tx.cases.list(state=CaseState.OPEN, tenant=None, limit=_MOST),
        *tx.cases.list(state=CaseState.WAITING, tenant=None, limit=_MOST),
    ]
    pending = {row.case_id for row in tx.pendings.pending()}
    in_view = {
        name: [row for row in rows if test(row, caller, now) and (name is View.ALL or row.id not in pending)]
        for name, test in _VIEWS.items()
    }
    shown = sorted(in_view[view], key=lambda row: (_due(row, now) != "late", row.opened_at))
    groups = Counter(row.alike or row.code for row in shown)
    return Listing(
        view,
        tuple(_line(tx, row, now, groups, pending=row.id in pending) for row in shown),
        {name: len(found) for name, found in in_view.items()},
        min((row.opened_at for row in in_view[View.NEEDS]), default=None),
    )


_VIEWS: Mapping[View, Callable[[CaseRow, Caller, datetime], bool]] = {
    View.NEEDS: lambda row, _caller, _now: row.state == CaseState.OPEN.value and row.turn in _STAFF,
    View.MINE: lambda row, caller, now: (
        row.claimed_by == caller.id and is_claimed(row.claimed_by, row.claimed_at, now)
    ),
    View.WAITING: lambda row, _caller, _now: row.state == CaseState.WAITING.value or row.turn not in _STAFF,
    View.ALL: lambda _row, _caller, _now: True,
}


def _due(row: CaseRow, now: datetime) -> str:
    return "late" if row.due_at is not None and row.due_at <= now else ""


def _line(tx: Tx, row: CaseRow, now: datetime, groups: Mapping[str, int], *, pending: bool) -> Line:
    order: OrderRow | None = tx.orders.get(row.order_id) if row.order_id else None
    claim = claim_of(tx, row, now)
    group = row.alike or row.code
    return Line(
        id=row.id, code=row.code, title="" if order is None else order.title,
        number="" if order is None else order.number, customer="" if order is None else order.company,
        device=row.device_id or "", opened_at=row.opened_at, due=_due(row, now),
        claimed="" if claim is None else claim.name, alike=groups[group], group=group, pending=pending,
    )  # fmt: skip


def next_after(shown: Listing, case_id: str) -> str:
    """Return the Case that opens when this one is done: the next in the list, else the one before; empty for none."""
    ids = [line.id for line in shown.lines]
    if case_id not in ids:
        return ids[0] if ids else ""
    here = ids.index(case_id)
    return next(iter(ids[here + 1 :] or ids[:here][::-1]), "")

"""The list beside the pane: Cases in the order in which they need somebody, each with the reason why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from gateway.domain.queue_views import QueueView
from gateway.domain.urgency import Why
from gateway.services.list_queue import Queue, QueueItem
from gateway.web.words import Words

__all__ = ["Line", "Listing", "QueueView", "listing", "next_after"]
_PRESSING = frozenset({Why.INCIDENT, Why.LATE, Why.DUE_TODAY})


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
    is_pressing: bool
    why: tuple[str, ...]
    claimed: str
    alike: int
    group: str
    pending: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """What a view shows, and how much stands in each."""

    view: QueueView
    lines: tuple[Line, ...]
    total: int
    counts: Mapping[QueueView, int]
    oldest: datetime | None
    median_s: float | None
    last_at: datetime | None


def listing(words: Words, found: Queue) -> Listing:
    """Return a view of the queue as the page lists it."""
    return Listing(
        found.view,
        tuple(_line(words, item) for item in found.items),
        found.total,
        found.counts,
        found.oldest,
        found.median_s,
        found.last_resolved_at,
    )


def _line(words: Words, item: QueueItem) -> Line:
    told = (one for one in item.reasons if one.points and one.key is not Why.WROTE)
    why = tuple(words(f"csr.urgent_{one.key.value.replace('-', '_')}", n=one.number) for one in told)
    return Line(
        id=item.case_id, code=item.code, title=item.order_title, number=item.order_number, customer=item.company,
        device=item.device, opened_at=item.opened_at, is_pressing=any(one.key in _PRESSING for one in item.reasons),
        why=why, claimed="" if item.claim is None else item.claim.name, alike=item.alike_count, group=item.alike,
        pending=item.pending is not None,
    )  # fmt: skip


def next_after(shown: Listing, case_id: str) -> str:
    """Return the Case that opens when this one is done: the next in the list, else the one before; empty for none."""
    ids = [line.id for line in shown.lines if not line.pending or line.id == case_id]
    if case_id not in ids:
        return ids[0] if ids else ""
    here = ids.index(case_id)
    return next(iter(ids[here + 1 :] or ids[:here][::-1]), "")

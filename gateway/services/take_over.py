"""Take over the work of a worker that has died: enqueued again from the order's state, or a Case after the third death.

The order row says what is due (docs/decisions/0001): its work is enqueued under the next run number, and what the
engine still holds under the old one is forgotten. Two that take over at once do it once.
"""

from collections.abc import Collection, Sequence

import structlog

from gateway.domain.event_kinds import EventKind
from gateway.services.advance import enqueue, note_event
from gateway.services.shop import Job, ParkedWork, RunningWork, Shop
from gateway.services.sweep import STATES_OF, strand
from gateway.storage.rows import OrderRow
from gateway.storage.store import Tx

log = structlog.get_logger("gateway.work")
_DEATHS = 3


def take_over(shop: Shop, running: Sequence[RunningWork], living: Collection[str]) -> int:
    """Take over what nobody living is doing; `running` must have been asked for before `living`."""
    abandoned = [work for work in running if work.worker not in living]
    for work in abandoned:
        _take(shop, work)
    return len(abandoned)


def _take(shop: Shop, work: RunningWork) -> None:
    job = Job.from_key(work.key)
    if job is not None and job.kind in STATES_OF:
        with shop.store.write("take-over") as tx:
            order = tx.orders.get(job.order_id)
            if order is not None and order.run == job.run and order.state in STATES_OF[job.kind]:
                _again(shop, tx, order, (job, work))
    shop.work.forget(work.key)
    log.warning("work.taken-over", key=work.key, worker=work.worker)


def _again(shop: Shop, tx: Tx, order: OrderRow, work: tuple[Job, RunningWork]) -> None:
    job, begun = work
    note_event(
        shop, tx, EventKind.WORK_TAKEN_OVER, order.id, work=job.kind, run=job.run, revision=job.revision,
        worker=begun.worker,
    )  # fmt: skip
    if _deaths(tx, order, job) < _DEATHS:
        enqueue(shop, tx, order, job.kind)
    else:
        strand(shop, tx, order, (job, ParkedWork(begun.key, "WORKER_DIED", "its worker died each time")))


def _deaths(tx: Tx, order: OrderRow, job: Job) -> int:
    """Count how many workers have died over this work since the order last moved on."""
    deaths = 0
    for event in tx.events.of_order(order.id):
        if event.kind == EventKind.ORDER_MOVED:
            deaths = 0
        deaths += event.kind == EventKind.WORK_TAKEN_OVER and event.data.get("work") == job.kind
    return deaths

"""Live among several workers on one database: beat, see who has died, and hold the duties that only one may do.

A worker whose beat stands still for `LEASE_S` of the observer's own time is dead: no two clocks are compared. What is
held counts for `TRUST_S` after the last beat and no longer, so that one who was paused does not go on as if nothing
had happened.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from gateway.storage.rows import WorkerRow
from gateway.storage.store import Store, Tx

BEAT_S = 1.0
LEASE_S = 5.0
TRUST_S = 3.0
SWEEP = "sweep"


def follow(device_id: str) -> str:
    """Return the duty of following a device."""
    return f"follow {device_id}"


class Place(Protocol):
    """This process's place among those that work on the shop."""

    def holds(self, duty: str) -> bool:
        """Say whether this process, and no other, has the duty now."""


class Alone:
    """The only process there is (SQLite): it has every duty."""

    def holds(self, duty: str) -> bool:
        """Say yes."""
        del duty
        return True


@dataclass(frozen=True, slots=True)
class Watch:
    """Who lived and who was found dead, with the beat at which their hearts stood still."""

    living: frozenset[str]
    dead: dict[str, int]


class Lease:
    """A worker's lease, renewed by beating."""

    def __init__(
        self, store: Store, worker: WorkerRow, *, duties: Sequence[str], ticks: Callable[[], float]
    ) -> None:
        self._store, self._worker, self._wanted, self._ticks = store, worker, duties, ticks
        self._seen: dict[str, tuple[int, float]] = {}
        self._held: frozenset[str] = frozenset()
        self._renewed = float("-inf")

    def enter(self) -> None:
        """Take the place among the workers, before any work is taken."""
        with self._store.aside() as tx:
            tx.workers.enter(WorkerRow(**self._worker.model_dump()))

    def renew(self) -> Watch:
        """Beat, look at the others, take duties that nobody has; return who lives and who does not."""
        at = self._ticks()
        try:
            with self._store.aside() as tx:
                self._beat(tx)
                workers = tx.workers.all()
                watch = self._look(workers, at)
                held = self._claim(tx, watch)
        except Exception:
            # A database that is not there counts for nobody's death: begin to observe anew, trust nothing held.
            self._seen.clear()
            self._renewed = float("-inf")
            raise
        self._held, self._renewed = held, at
        return watch

    def _beat(self, tx: Tx) -> None:
        if not tx.workers.beat(self._worker.id):
            tx.workers.enter(WorkerRow(**self._worker.model_dump()))

    def _look(self, workers: Sequence[WorkerRow], at: float) -> Watch:
        before, self._seen = self._seen, {}
        for row in workers:
            beat, since = before.get(row.id, (row.beat, at))
            self._seen[row.id] = (row.beat, since if row.beat == beat else at)
        dead = {name: beat for name, (beat, since) in self._seen.items() if at - since >= LEASE_S}
        dead.pop(self._worker.id, None)
        return Watch(frozenset(self._seen.keys() - dead.keys()), dead)

    def _claim(self, tx: Tx, watch: Watch) -> frozenset[str]:
        holders = tx.workers.duties()
        for duty in self._wanted:
            holder = holders.get(duty, "")
            if holder not in watch.living and tx.workers.claim(duty, self._worker.id, instead_of=holder):
                holders[duty] = self._worker.id
        return frozenset(duty for duty, holder in holders.items() if holder == self._worker.id)

    def holds(self, duty: str) -> bool:
        """Say whether this process has the duty, by a beat that is not too old."""
        return duty in self._held and self._ticks() - self._renewed < TRUST_S

    def bury(self, worker_id: str, beat: int) -> None:
        """Take a dead worker out once its work is taken over, unless it has stirred meanwhile."""
        with self._store.aside() as tx:
            tx.workers.leave(worker_id, beat=beat)

    def leave(self) -> None:
        """Give the place and all duties up."""
        self._renewed = float("-inf")
        with self._store.aside() as tx:
            tx.workers.leave(self._worker.id)

"""The repository of workers and their duties: leases for several processes on one PostgreSQL."""

from collections.abc import Sequence

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import Session, col, delete, select, update

from gateway.storage.rows import DutyRow, WorkerRow


class Workers:
    """Workers and duties inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def enter(self, row: WorkerRow) -> None:
        """Let a worker in, in place of one with the same id that was here before."""
        self._session.merge(row)

    def beat(self, worker_id: str) -> bool:
        """Count a worker's beat up; False where it is no longer among the workers."""
        alive = update(WorkerRow).where(col(WorkerRow.id) == worker_id).values(beat=col(WorkerRow.beat) + 1)
        return bool(self._session.exec(alive).rowcount)

    def all(self) -> Sequence[WorkerRow]:
        """Return all workers, in order of their ids."""
        return self._session.exec(select(WorkerRow).order_by(col(WorkerRow.id))).all()

    def leave(self, worker_id: str, *, beat: int | None = None) -> None:
        """Take a worker out, with its duties: where `beat` is given, only one that has not stirred since."""
        gone = delete(WorkerRow).where(col(WorkerRow.id) == worker_id)
        if beat is not None:
            gone = gone.where(col(WorkerRow.beat) == beat)
        if self._session.exec(gone).rowcount:
            self._session.exec(delete(DutyRow).where(col(DutyRow.worker_id) == worker_id))

    def duties(self) -> dict[str, str]:
        """Return which worker has which duty."""
        return {row.name: row.worker_id for row in self._session.exec(select(DutyRow)).all()}

    def claim(self, duty: str, worker_id: str, *, instead_of: str) -> bool:
        """Take a duty that `instead_of` (empty: nobody) had; False where somebody else was quicker."""
        if not instead_of:
            free = insert(DutyRow).values(name=duty, worker_id=worker_id).on_conflict_do_nothing()
            return bool(self._session.exec(free).rowcount)
        taken = (
            update(DutyRow)
            .where(col(DutyRow.name) == duty, col(DutyRow.worker_id) == instead_of)
            .values(worker_id=worker_id)
        )
        return bool(self._session.exec(taken).rowcount)

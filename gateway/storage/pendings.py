"""The repository of actions that were taken in the browser and can still be taken back."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, select, update

from gateway.domain.pending import PendingState
from gateway.storage.rows import PendingActionRow


class Pendings:
    """Pending actions inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: PendingActionRow) -> None:
        """Keep an action; the unique index refuses a second one that is pending for the same Case."""
        self._session.add(row)
        self._session.flush()

    def get(self, pending_id: str) -> PendingActionRow | None:
        """Return the action with this id."""
        return self._session.get(PendingActionRow, pending_id)

    def of_case(self, case_id: str) -> PendingActionRow | None:
        """Return the action that is pending for a Case."""
        return self._session.exec(
            select(PendingActionRow).where(
                PendingActionRow.case_id == case_id, PendingActionRow.state == PendingState.PENDING.value
            )
        ).first()

    def due(self, now: datetime, limit: int) -> Sequence[PendingActionRow]:
        """Return the actions whose time to be taken back is over, oldest first."""
        return self._session.exec(
            select(PendingActionRow)
            .where(
                PendingActionRow.state == PendingState.PENDING.value,
                col(PendingActionRow.not_before) <= now,
            )
            .order_by(col(PendingActionRow.not_before))
            .limit(limit)
        ).all()

    def pending(self, case_ids: Collection[str] | None = None) -> Sequence[PendingActionRow]:
        """Return all that is pending, or what is pending for these Cases."""
        query = select(PendingActionRow).where(PendingActionRow.state == PendingState.PENDING.value)
        if case_ids is not None:
            query = query.where(col(PendingActionRow.case_id).in_(case_ids))
        return self._session.exec(query.order_by(col(PendingActionRow.not_before))).all()

    def settle(self, pending_id: str, state: PendingState, outcome: str) -> bool:
        """End an action that is pending; say whether it was, so that of two who end it only one does."""
        done = self._session.exec(
            update(PendingActionRow)
            .where(
                col(PendingActionRow.id) == pending_id,
                col(PendingActionRow.state) == PendingState.PENDING.value,
            )
            .values(state=state.value, outcome=outcome)
        )
        return bool(done.rowcount)

"""The repository of Cases."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from gateway.domain.cases import CaseState
from gateway.storage.rows import CaseRow, OrderRow


class Cases:
    """Cases inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: CaseRow) -> None:
        """Add a Case."""
        self._session.add(row)

    def get(self, case_id: str) -> CaseRow | None:
        """Return the Case with this id."""
        return self._session.get(CaseRow, case_id)

    def open_of_number(self, number: str) -> CaseRow | None:
        """Return the newest open Case of the order with this number."""
        return self._session.exec(
            select(CaseRow)
            .join(OrderRow, col(OrderRow.id) == col(CaseRow.order_id))
            .where(OrderRow.number == number, CaseRow.state != CaseState.RESOLVED.value)
            .order_by(col(CaseRow.opened_at).desc())
        ).first()

    def open_of_order(self, order_id: str) -> Sequence[CaseRow]:
        """Return an order's Cases that are not resolved."""
        return self._session.exec(
            select(CaseRow).where(CaseRow.order_id == order_id, CaseRow.state != CaseState.RESOLVED.value)
        ).all()

    def of_order(self, order_id: str) -> Sequence[CaseRow]:
        """Return all Cases of an order, oldest first."""
        return self._session.exec(
            select(CaseRow).where(CaseRow.order_id == order_id).order_by(col(CaseRow.opened_at))
        ).all()

    def open_of_device(self, device_id: str, code: str) -> Sequence[CaseRow]:
        """Return a device's unresolved Cases of one code that belong to no order."""
        return self._session.exec(
            select(CaseRow).where(
                CaseRow.device_id == device_id,
                CaseRow.code == code,
                col(CaseRow.order_id).is_(None),
                CaseRow.state != CaseState.RESOLVED.value,
            )
        ).all()

    def open_of_code(self, code: str, order_id: str | None) -> Sequence[CaseRow]:
        """Return the unresolved Cases of one code about an order, or about none."""
        return self._session.exec(
            select(CaseRow).where(
                CaseRow.code == code, CaseRow.order_id == order_id, CaseRow.state != CaseState.RESOLVED.value
            )
        ).all()

    def waiting_for_device(self, device_id: str) -> Sequence[CaseRow]:
        """Return the open Cases of orders that could not be sent because this device could not be used."""
        found = self._session.exec(
            select(CaseRow).where(
                CaseRow.code == "device-unreachable", CaseRow.state != CaseState.RESOLVED.value
            )
        ).all()
        return [row for row in found if row.evidence.get("device") == device_id]

    def rested(self, now: datetime, limit: int) -> Sequence[CaseRow]:
        """Return Cases that were to wait until now."""
        return self._session.exec(
            select(CaseRow)
            .where(CaseRow.state == CaseState.WAITING.value, col(CaseRow.due_at) <= now)
            .order_by(col(CaseRow.due_at))
            .limit(limit)
        ).all()

    def some(self, case_ids: Collection[str]) -> dict[str, CaseRow]:
        """Return these Cases by id."""
        found = self._session.exec(select(CaseRow).where(col(CaseRow.id).in_(case_ids))).all()
        return {row.id: row for row in found}

    def last_resolved(self, limit: int) -> Sequence[CaseRow]:
        """Return the Cases that were closed last, the newest first."""
        return self._session.exec(
            select(CaseRow)
            .where(col(CaseRow.resolved_at).is_not(None))
            .order_by(col(CaseRow.resolved_at).desc())
            .limit(limit)
        ).all()

    def list(self, *, state: str | None, tenant: str | None, limit: int) -> Sequence[CaseRow]:
        """Return Cases, the longest waiting first; of one tenant's orders, or of all."""
        query = select(CaseRow)
        if state:
            query = query.where(CaseRow.state == state)
        if tenant is not None:
            query = query.join(OrderRow, col(OrderRow.id) == col(CaseRow.order_id)).where(
                OrderRow.tenant == tenant
            )
        return self._session.exec(query.order_by(col(CaseRow.opened_at)).limit(limit)).all()

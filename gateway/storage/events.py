"""The event spine: one append-only table that every view of an order is made from."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from gateway.domain.clock import NewId
from gateway.domain.event_kinds import EventKind
from gateway.storage.rows import EventRow, OrderRow

GENESIS = "0" * 64


def digest(row: EventRow) -> str:
    """Return the SHA-256 that the next event must carry: over this row and, through it, all before."""
    content = [
        row.id, row.at.isoformat(), row.order_id, row.kind, row.actor, row.on_behalf_of,
        row.reason, row.rule, row.data, row.prev_hash,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


class Events:
    """Appends and reads events inside one transaction."""

    def __init__(self, session: Session, new_id: NewId) -> None:
        self._session, self._new_id = session, new_id
        self._head: str | None = None

    def append(
        self,
        kind: EventKind,
        order_id: str | None,
        *,
        at: datetime,
        actor: str,
        note: tuple[str, str] = ("", ""),
        data: dict[str, Any] | None = None,
    ) -> EventRow:
        """Add one event; `note` is (reason, rule)."""
        row = EventRow(
            id=self._new_id(), at=at, order_id=order_id, kind=kind.value, actor=actor,
            reason=note[0], rule=note[1], data=data or {}, prev_hash=self._last_digest(),
        )  # fmt: skip
        self._session.add(row)
        self._head = digest(row)
        return row

    def _last_digest(self) -> str:
        if self._head is None:
            last = self._session.exec(select(EventRow).order_by(col(EventRow.seq).desc()).limit(1)).first()
            self._head = GENESIS if last is None else digest(last)
        return self._head

    def of_order(self, order_id: str) -> Sequence[EventRow]:
        """Return an order's events, oldest first."""
        return self._session.exec(
            select(EventRow).where(EventRow.order_id == order_id).order_by(col(EventRow.seq))
        ).all()

    def after(
        self, seq: int, *, limit: int, order_id: str | None = None, company: str | None = None
    ) -> Sequence[EventRow]:
        """Return events later than `seq`, oldest first: of one order, of a company's orders, or all."""
        query = select(EventRow).where(col(EventRow.seq) > seq)
        if order_id is not None:
            query = query.where(EventRow.order_id == order_id)
        if company is not None:
            query = query.join(OrderRow, col(OrderRow.id) == col(EventRow.order_id)).where(
                OrderRow.company == company
            )
        return self._session.exec(query.order_by(col(EventRow.seq)).limit(limit)).all()

    def broken_at(self) -> int | None:
        """Return the seq of the first event whose chain does not hold, or None where all does."""
        expected = GENESIS
        for row in self._session.exec(select(EventRow).order_by(col(EventRow.seq))):
            if row.prev_hash != expected:
                return row.seq
            expected = digest(row)
        return None

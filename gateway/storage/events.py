"""The event spine: one append-only table that every view of an order is made from."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from gateway.domain.clock import NewId
from gateway.domain.event_kinds import EventKind
from gateway.storage.rows import EventRow, OrderRow

GENESIS = "0" * 64
_CHAINED = ("order_id", "kind", "actor", "on_behalf_of", "reason", "rule", "data", "prev_hash")
_TABLE = EventRow.metadata.tables["events"]
_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


def digest(event: sa.RowMapping | dict[str, Any]) -> str:
    """Return the SHA-256 that the next event must carry: over this one's columns and, through it, all before."""
    content = [event["id"], event["at"].isoformat(), *(event[name] for name in _CHAINED)]
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


def first_break(connection: sa.Connection) -> int | None:
    """Return the seq of the first event whose chain does not hold, or None where all does."""
    expected = GENESIS
    for event in connection.execute(sa.select(_TABLE).order_by(_TABLE.c.seq)).mappings():
        if event["prev_hash"] != expected:
            return int(event["seq"])
        expected = digest(event)
    return None


class Events:
    """Appends and reads events inside one transaction.

    What is appended is written together, when the transaction ends or somebody reads: as objects of the session
    they would be written one by one, between its other changes (a tenth of an order's processor time, measured).
    `head` is the digest of the last event, None where it is not known and must be read; `written` says whether there
    are new ones.
    """

    def __init__(self, session: Session, new_id: NewId, head: str | None = None) -> None:
        self.head, self.written = head, False
        self._session, self._new_id = session, new_id
        self._unwritten: list[dict[str, Any]] = []

    def append(
        self,
        kind: EventKind,
        order_id: str | None,
        *,
        at: datetime,
        actor: str,
        note: tuple[str, str] = ("", ""),
        data: dict[str, Any] | None = None,
    ) -> None:
        """Add one event; `note` is (reason, rule)."""
        self._unwritten.append(
            {
                "id": self._new_id(), "at": at, "order_id": order_id, "kind": kind.value, "actor": actor,
                "on_behalf_of": "", "reason": note[0], "rule": note[1], "data": data or {},
            }
        )  # fmt: skip

    def write(self) -> None:
        """Chain and write what was appended."""
        if not self._unwritten:
            return
        events, self._unwritten = self._unwritten, []
        for event in events:
            event["prev_hash"] = self._last_digest()
            self.head = digest(event)
        self._session.connection().execute(sa.insert(_TABLE), events)
        self.written = True

    def _last_digest(self) -> str:
        """Return what the next event must carry: writers take turns, so the last event stays the last until then."""
        if self.head is None:
            newest = sa.select(_TABLE).order_by(_TABLE.c.seq.desc()).limit(1)
            last = self._session.connection().execute(newest).mappings().first()
            self.head = GENESIS if last is None else digest(last)
        return self.head

    def of_order(self, order_id: str) -> Sequence[EventRow]:
        """Return an order's events, oldest first."""
        self.write()
        return self._session.exec(
            select(EventRow).where(EventRow.order_id == order_id).order_by(col(EventRow.seq))
        ).all()

    def of_kind(self, kind: EventKind, order_id: str | None) -> Sequence[EventRow]:
        """Return the events of one kind about an order, or about none, oldest first."""
        self.write()
        return self._session.exec(
            select(EventRow)
            .where(EventRow.kind == kind.value, col(EventRow.order_id).is_not_distinct_from(order_id))
            .order_by(col(EventRow.seq))
        ).all()

    def after(
        self, seq: int, *, limit: int, order_id: str | None = None, tenant: str | None = None
    ) -> Sequence[EventRow]:
        """Return events later than `seq`, oldest first: of one order, of a tenant's orders, or all."""
        self.write()
        query = select(EventRow).where(col(EventRow.seq) > seq)
        if order_id is not None:
            query = query.where(EventRow.order_id == order_id)
        if tenant is not None:
            query = query.join(OrderRow, col(OrderRow.id) == col(EventRow.order_id)).where(
                OrderRow.tenant == tenant
            )
        return self._session.exec(query.order_by(col(EventRow.seq)).limit(limit)).all()

    def newest(self) -> int:
        """Return the seq of the last event, 0 where there is none."""
        return int(self._session.connection().execute(sa.select(sa.func.max(_TABLE.c.seq))).scalar() or 0)

    def broken_at(self) -> int | None:
        """Return the seq of the first event whose chain does not hold, or None where all does."""
        self.write()
        return first_break(self._session.connection())

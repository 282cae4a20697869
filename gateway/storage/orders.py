"""The repository of orders and of the files in their slots."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, func, or_, select, update

from gateway.domain.states import NextAction
from gateway.storage.rows import (
    CounterRow,
    DeliveryRow,
    FileRow,
    OrderFileRow,
    OrderRow,
    PersonRow,
    ReportRow,
)

_LITERALLY = str.maketrans({"%": "!%", "_": "!_", "!": "!!"})


_ORDERS = OrderRow.metadata.tables["orders"]


class Brief(NamedTuple):
    """What a list tells of an order."""

    number: str
    title: str
    company: str
    due_at: datetime | None


class Orders:
    """Orders inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_number(self, prefix: str) -> str:
        """Take the next order number of a prefix such as `2026`: `2026-000123`."""
        row = self._session.get(CounterRow, f"order:{prefix}")
        if row is None:
            row = CounterRow(name=f"order:{prefix}", value=0)
        row.value += 1
        self._session.add(row)
        return f"{prefix}-{row.value:06d}"

    def add(self, row: OrderRow) -> None:
        """Add a new order."""
        self._session.add(row)
        self._session.flush()

    def get(self, order_id: str) -> OrderRow | None:
        """Return the order with this id or, failing that, with this number."""
        found = self._session.get(OrderRow, order_id)
        return found or self._session.exec(select(OrderRow).where(OrderRow.number == order_id)).first()

    def briefly(self, order_ids: Collection[str]) -> dict[str, Brief]:
        """Return what a list tells of these orders, without what is in them."""
        query = sa.select(*(_ORDERS.c[name] for name in ("id", *Brief._fields))).where(
            _ORDERS.c.id.in_(order_ids)
        )
        return {row[0]: Brief(*row[1:]) for row in self._session.connection().execute(query)}

    def tenants(self, order_ids: Collection[str]) -> dict[str, str]:
        """Return whose these orders are."""
        query = select(OrderRow.id, OrderRow.tenant).where(col(OrderRow.id).in_(order_ids))
        return {order_id: tenant for order_id, tenant in self._session.exec(query)}  # noqa: C416 (mypy knows rows as no pairs)

    def due(self, now: datetime, limit: int) -> Sequence[OrderRow]:
        """Return orders whose next action has come due, longest overdue first."""
        return self._session.exec(
            select(OrderRow)
            .where(col(OrderRow.next_at) <= now, col(OrderRow.next_action).is_not(None))
            .order_by(col(OrderRow.next_at))
            .limit(limit)
        ).all()

    def waiting_to_be_sent(self) -> Sequence[OrderRow]:
        """Return the orders whose ticket is due to go out."""
        return self._session.exec(
            select(OrderRow).where(OrderRow.next_action == NextAction.DELIVER.value)
        ).all()

    def list(self, *, tenant: str | None, state: str | None, after: str, limit: int) -> Sequence[OrderRow]:
        """Return orders by number, newest first, drafts only where asked for; `after` ended the last page."""
        query = select(OrderRow)
        if tenant is not None:
            query = query.where(OrderRow.tenant == tenant)
        query = query.where(OrderRow.state == state if state else col(OrderRow.state) != "draft")
        if after:
            query = query.where(col(OrderRow.number) < after)
        return self._session.exec(query.order_by(col(OrderRow.number).desc()).limit(limit)).all()

    def get_for_change(self, order_id: str) -> OrderRow | None:
        """Return the order as it is now; nobody else changes it before this transaction ends."""
        return self._session.get(OrderRow, order_id, with_for_update=True, populate_existing=True)

    def next_turn(self, order: OrderRow, slot: str) -> int:
        """Return the turn of the next file in a slot of the order's present revision."""
        same = (
            OrderFileRow.order_id == order.id,
            OrderFileRow.revision == order.revision,
            OrderFileRow.slot == slot,
        )
        return (self._session.exec(select(func.max(OrderFileRow.turn)).where(*same)).one() or 0) + 1

    def search(self, text: str, limit: int) -> Sequence[OrderRow]:
        """Return orders whose number, name, company, customer or JobID holds the text, newest first.

        It reads every order for a text in the middle of a word (LIKE): good for some ten thousand of them.
        """
        like = f"%{text.translate(_LITERALLY)}%"
        customers = select(PersonRow.id).where(
            or_(col(PersonRow.name).ilike(like, escape="!"), col(PersonRow.email).ilike(like, escape="!"))
        )
        jobs = select(DeliveryRow.order_id).where(col(DeliveryRow.job_id).ilike(like, escape="!"))
        names = (OrderRow.number, OrderRow.title, OrderRow.company)
        return self._session.exec(
            select(OrderRow)
            .where(
                or_(
                    *(col(name).ilike(like, escape="!") for name in names),
                    col(OrderRow.customer_id).in_(customers),
                    col(OrderRow.id).in_(jobs),
                )
            )
            .order_by(col(OrderRow.created_at).desc())
            .limit(limit)
        ).all()

    def add_file(self, row: OrderFileRow) -> None:
        """Put a file into a slot of an order's revision."""
        self._session.add(row)

    def all_files(self, order_id: str) -> Sequence[OrderFileRow]:
        """Return every file that ever was in a slot of the order, oldest first."""
        return self._session.exec(
            select(OrderFileRow)
            .where(OrderFileRow.order_id == order_id)
            .order_by(col(OrderFileRow.revision), col(OrderFileRow.turn))
        ).all()

    def files(self, order: OrderRow) -> dict[str, OrderFileRow]:
        """Return the file that counts in each slot that the order needs now."""
        newest = {row.slot: row for row in self.all_files(order.id)}
        return {slot: row for slot, row in newest.items() if slot in order.slots and not row.dropped}

    def postpone(self, order_ids: Sequence[str], *, due: datetime, until: datetime) -> None:
        """Let orders that were due at `due` come due later; one that has moved on meanwhile keeps its new time."""
        still_due = col(OrderRow.id).in_(order_ids), col(OrderRow.next_at) <= due
        self._session.exec(update(OrderRow).where(*still_due).values(next_at=until))

    def save_report(self, row: ReportRow) -> None:
        """Keep the report of a slot; the same check done again replaces its own answer."""
        self._session.merge(row)

    def reports(self, order_id: str, revision: int) -> Sequence[ReportRow]:
        """Return the reports of one revision."""
        return self._session.exec(
            select(ReportRow).where(ReportRow.order_id == order_id, ReportRow.revision == revision)
        ).all()


class Files:
    """Files received, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: FileRow) -> None:
        """Record a file whose bytes are already safe."""
        self._session.add(row)

    def loose(self, tenant: str, limit: int) -> Sequence[FileRow]:
        """Return the files of a tenant that no order has named yet, the newest first."""
        named = select(OrderFileRow.file_id)
        return self._session.exec(
            select(FileRow)
            .where(FileRow.tenant == tenant, col(FileRow.id).not_in(named))
            .order_by(col(FileRow.received_at).desc())
            .limit(limit)
        ).all()

    def get(self, file_id: str) -> FileRow | None:
        """Return the file with this id."""
        return self._session.get(FileRow, file_id)

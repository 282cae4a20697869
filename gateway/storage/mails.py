"""The repository of mails owed."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select, update

from gateway.domain.mails import STUCK, MailState
from gateway.storage.rows import MailRow, QuestionRow

_STUCK = [state.value for state in STUCK]


class Mails:
    """Mails inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def owe(self, row: MailRow) -> bool:
        """Add a mail unless one with its key is owed already; say whether it was added.

        The database decides: two transactions that owe the same mail at once must both succeed, with one mail.
        """
        self._session.flush()
        connection = self._session.connection()
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        insert = dialect.insert(MailRow).values(**row.model_dump())
        added = insert.on_conflict_do_nothing(index_elements=["key"]).returning(col(MailRow.id))
        return connection.execute(added).first() is not None

    def get(self, mail_id: str) -> MailRow | None:
        """Return the mail with this id."""
        return self._session.get(MailRow, mail_id)

    def due(self, now: datetime, limit: int) -> Sequence[MailRow]:
        """Return mails whose time has come, longest overdue first."""
        return self._session.exec(
            select(MailRow)
            .where(MailRow.state == MailState.DUE.value, col(MailRow.next_at) <= now)
            .order_by(col(MailRow.next_at), col(MailRow.id))
            .limit(limit)
        ).all()

    def claim(self, seen: MailRow, until: datetime) -> MailRow | None:
        """Take a mail for sending, so that nobody else sends it before `until`; None where somebody was faster."""
        taken = self._session.exec(
            update(MailRow)
            .where(
                col(MailRow.id) == seen.id, col(MailRow.state) == MailState.DUE.value,
                col(MailRow.tries) == seen.tries, col(MailRow.next_at) == seen.next_at,
            )
            .values(tries=seen.tries + 1, next_at=until)
        )  # fmt: skip
        return self._session.get(MailRow, seen.id, populate_existing=True) if taken.rowcount == 1 else None

    def of_order(self, order_id: str) -> Sequence[MailRow]:
        """Return an order's mails, oldest first."""
        return self._session.exec(
            select(MailRow)
            .where(MailRow.order_id == order_id)
            .order_by(col(MailRow.created_at), col(MailRow.id))
        ).all()

    def unaddressed(self, order_id: str) -> int:
        """Count an order's mails that have nowhere to go."""
        count = select(sa.func.count()).where(MailRow.order_id == order_id, MailRow.to == "")
        return self._session.exec(count).one()

    def stuck(self, order_id: str | None, person_id: str) -> Sequence[MailRow]:
        """Return the mails of an order, or those to a person about no order, that were given up or came back."""
        query = select(MailRow).where(
            col(MailRow.state).in_(_STUCK), MailRow.order_id == order_id, MailRow.person_id == person_id
        )
        return self._session.exec(query).all()

    def is_answered(self, question_id: str) -> bool:
        """Say whether the customer has answered this question."""
        question = self._session.get(QuestionRow, question_id) if question_id else None
        return question is not None and question.answered_at is not None

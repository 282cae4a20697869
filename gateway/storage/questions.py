"""The repository of questions that the shop put to customers."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from gateway.storage.rows import QuestionRow


class Questions:
    """Questions inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: QuestionRow) -> None:
        """Keep a question."""
        self._session.add(row)
        self._session.flush()

    def get(self, question_id: str) -> QuestionRow | None:
        """Return the question with this id."""
        return self._session.get(QuestionRow, question_id)

    def of_order(self, order_id: str) -> Sequence[QuestionRow]:
        """Return an order's questions, oldest first."""
        return self._session.exec(
            select(QuestionRow).where(QuestionRow.order_id == order_id).order_by(col(QuestionRow.asked_at))
        ).all()

    def open_of_case(self, case_id: str) -> QuestionRow | None:
        """Return the newest question of a Case that nobody has answered."""
        return self._session.exec(
            select(QuestionRow)
            .where(QuestionRow.case_id == case_id, col(QuestionRow.answered_at).is_(None))
            .order_by(col(QuestionRow.asked_at).desc())
        ).first()

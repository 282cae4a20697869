"""The repository of readings under way: how far each is, as the gateway told last that reads the file."""

from datetime import datetime

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, delete, or_, select

from gateway.storage.rows import ReadingRow


class Readings:
    """Readings under way inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tell(self, row: ReadingRow) -> None:
        """Take down how far a reading is, in place of what was told of this file before.

        The database decides: where two gateways read one file at once, both may tell.
        """
        connection = self._session.connection()
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        told = row.model_dump()
        insert = dialect.insert(ReadingRow).values(**told)
        connection.execute(insert.on_conflict_do_update(index_elements=["sha256"], set_=told))

    def get(self, sha256: str, *, since: datetime) -> ReadingRow | None:
        """Return how far the reading of a file is; None where nobody told anything since then."""
        asked = select(ReadingRow).where(ReadingRow.sha256 == sha256, col(ReadingRow.at) >= since)
        return self._session.exec(asked).first()

    def forget(self, sha256: str, *, before: datetime) -> None:
        """Forget a reading that has ended, and those of which nothing was told since long before."""
        ended = or_(col(ReadingRow.sha256) == sha256, col(ReadingRow.at) < before)
        self._session.exec(delete(ReadingRow).where(ended))

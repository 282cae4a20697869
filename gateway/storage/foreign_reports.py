"""The repository of what other preflight programs said of the files of orders."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from gateway.storage.rows import ForeignReportRow


class ForeignReports:
    """Attached reports inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, row: ForeignReportRow) -> None:
        """Keep a report; the same one attached again replaces itself."""
        self._session.merge(row)
        self._session.flush()

    def of_order(self, order_id: str) -> Sequence[ForeignReportRow]:
        """Return an order's reports, oldest first."""
        return self._session.exec(
            select(ForeignReportRow)
            .where(ForeignReportRow.order_id == order_id)
            .order_by(col(ForeignReportRow.attached_at), col(ForeignReportRow.report_sha256))
        ).all()

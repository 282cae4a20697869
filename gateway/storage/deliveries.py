"""The repository of the delivery ledger and of the evidence that devices give."""

from collections.abc import Sequence

from sqlmodel import Session, col, or_, select

from gateway.domain.delivery import AT_DEVICE, DeliveryState, may_move
from gateway.storage.rows import DeliveryRow, DeviceEventRow


class Deliveries:
    """Deliveries inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: DeliveryRow) -> None:
        """Add an attempt; the unique key refuses a second one with the same number."""
        self._session.add(row)
        self._session.flush()

    def get(self, delivery_id: str) -> DeliveryRow | None:
        """Return the delivery with this id."""
        return self._session.get(DeliveryRow, delivery_id)

    def move(self, row: DeliveryRow, after: DeliveryState) -> None:
        """Take one step of the ledger; raises ValueError for a step that its table does not know."""
        before = DeliveryState(row.state)
        if not may_move(before, after):
            raise ValueError(f"delivery {row.job_id} cannot go from {before} to {after}")
        row.state = after.value
        self._session.add(row)

    def of_order(self, order_id: str) -> Sequence[DeliveryRow]:
        """Return an order's attempts, oldest first."""
        return self._session.exec(
            select(DeliveryRow)
            .where(DeliveryRow.order_id == order_id)
            .order_by(col(DeliveryRow.revision), col(DeliveryRow.attempt))
        ).all()

    def latest(self, order_id: str) -> DeliveryRow | None:
        """Return an order's newest attempt."""
        return self._session.exec(
            select(DeliveryRow)
            .where(DeliveryRow.order_id == order_id)
            .order_by(col(DeliveryRow.revision).desc(), col(DeliveryRow.attempt).desc())
            .limit(1)
        ).first()

    def by_job(self, job_id: str) -> DeliveryRow | None:
        """Return the attempt that bears this JobID."""
        return self._session.exec(select(DeliveryRow).where(DeliveryRow.job_id == job_id)).first()

    def outstanding(self, device_id: str) -> Sequence[DeliveryRow]:
        """Return a device's attempts that it has been sent and has not finished with."""
        names = [state.value for state in AT_DEVICE]
        return self._session.exec(
            select(DeliveryRow).where(
                DeliveryRow.device_id == device_id,
                col(DeliveryRow.state).in_(names),
                col(DeliveryRow.closed).is_(False),
            )
        ).all()

    def last_to(self, device_id: str) -> DeliveryRow | None:
        """Return the newest attempt to a device."""
        return self._session.exec(
            select(DeliveryRow)
            .where(DeliveryRow.device_id == device_id)
            .order_by(col(DeliveryRow.created_at).desc())
            .limit(1)
        ).first()

    def last_words(self, device_id: str, kinds: Sequence[str]) -> DeviceEventRow | None:
        """Return what a device said last, of these kinds of evidence."""
        return self._session.exec(
            select(DeviceEventRow)
            .where(DeviceEventRow.device_id == device_id, col(DeviceEventRow.kind).in_(kinds))
            .order_by(col(DeviceEventRow.at).desc())
            .limit(1)
        ).first()

    def untidy(self, device_id: str, limit: int) -> Sequence[DeliveryRow]:
        """Return attempts that are over, whose leftovers at the device nobody has cleared away yet."""
        over = [DeliveryState.WITHDRAWN.value, DeliveryState.REFUSED.value]
        return self._session.exec(
            select(DeliveryRow)
            .where(
                DeliveryRow.device_id == device_id,
                col(DeliveryRow.tidied).is_(False),
                or_(col(DeliveryRow.closed).is_(True), col(DeliveryRow.state).in_(over)),
            )
            .limit(limit)
        ).all()

    def knows_event(self, device_id: str, message_id: str) -> bool:
        """Say whether this evidence was taken before."""
        return self._session.get(DeviceEventRow, (device_id, message_id)) is not None

    def add_event(self, row: DeviceEventRow) -> None:
        """Take a piece of evidence."""
        self._session.add(row)

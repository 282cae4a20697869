"""The repository of what the shop's people decided about devices."""

from sqlmodel import Session, col, select

from gateway.storage.rows import DeviceEventRow, DeviceStateRow


class DeviceStates:
    """Decisions about devices, and the last that each said, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, device_id: str) -> DeviceStateRow | None:
        """Return what was last decided about a device."""
        return self._session.get(DeviceStateRow, device_id)

    def paused(self, device_id: str) -> DeviceStateRow | None:
        """Return why tickets are held back from a device, None where they may go."""
        row = self.get(device_id)
        return row if row is not None and row.paused else None

    def save(self, row: DeviceStateRow) -> None:
        """Keep a decision in place of the one before."""
        self._session.merge(row)

    def last_said(self, device_id: str) -> DeviceEventRow | None:
        """Return the newest evidence from a device."""
        return self._session.exec(
            select(DeviceEventRow)
            .where(DeviceEventRow.device_id == device_id)
            .order_by(col(DeviceEventRow.at).desc())
            .limit(1)
        ).first()

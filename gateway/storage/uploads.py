"""The repository of resumable uploads: who may write is decided by one conditional update, on any database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, and_, col, delete, func, or_, select, update

from gateway.domain.uploads import UploadState
from gateway.storage.hashed_file import Blob
from gateway.storage.rows import UploadRow

_OPEN = UploadRow.state == UploadState.OPEN.value
_OVER = (UploadState.DONE.value, UploadState.EXPIRED.value, UploadState.ENDED.value)


class Uploads:
    """Uploads inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, row: UploadRow) -> None:
        """Add a new upload."""
        self._session.add(row)

    def get(self, upload_id: str) -> UploadRow | None:
        """Return the upload with this id."""
        return self._session.get(UploadRow, upload_id, populate_existing=True)

    def get_for_change(self, upload_id: str) -> UploadRow | None:
        """Return the upload with this id; nobody else changes it before this transaction ends."""
        return self._session.get(UploadRow, upload_id, populate_existing=True, with_for_update=True)

    def open_of(self, tenant: str) -> tuple[int, int]:
        """Return how many uploads a company has open, and their announced bytes."""
        found = select(func.count(), func.coalesce(func.sum(UploadRow.length), 0))
        number, size = self._session.exec(found.where(_OPEN, UploadRow.tenant == tenant)).one()
        return number, int(size)

    def promised_bytes(self) -> int:
        """Return how many bytes all open uploads together may still bring."""
        owed = func.coalesce(func.sum(UploadRow.length - UploadRow.received), 0)
        return int(self._session.exec(select(owed).where(_OPEN)).one())

    def take_lease(self, upload_id: str, lease: str, *, now: datetime, until: datetime) -> bool:
        """Let this lease write, unless another may; say whether it may."""
        free = or_(UploadRow.lease == "", col(UploadRow.lease_until) <= now)
        return self._change(upload_id, _OPEN, free, lease=lease, lease_until=until)

    def go_on(self, upload_id: str, lease: str, /, **values: Any) -> bool:  # noqa: ANN401 (columns)
        """Change an open upload as the holder of its lease; say whether it was still the one that may write."""
        return self._change(upload_id, _OPEN, UploadRow.lease == lease, **values)

    def whole(self, upload_id: str, lease: str, blob: Blob) -> bool:
        """Record that all bytes are flushed and what they are; the lease ends."""
        return self.go_on(
            upload_id, lease, state=UploadState.WHOLE.value, received=blob.size,
            sha256=blob.sha256, md5=blob.md5, lease="", lease_until=None,
        )  # fmt: skip

    def end(self, upload_id: str, state: UploadState) -> bool:
        """Close an upload that is not whole; say whether it was open until now."""
        return self._change(upload_id, _OPEN, state=state.value, lease="", lease_until=None)

    def free_all(self) -> None:
        """Take every lease away: at the start of the only process, nobody holds one."""
        self._session.exec(update(UploadRow).where(col(UploadRow.lease) != "").values(lease=""))

    def left(self, now: datetime, limit: int) -> Sequence[UploadRow]:
        """Return uploads that are whole but not done, and open ones that have expired and that nobody writes to."""
        idle = or_(UploadRow.lease == "", col(UploadRow.lease_until) <= now)
        expired = and_(_OPEN, col(UploadRow.expires_at) <= now, idle)
        whole = UploadRow.state == UploadState.WHOLE.value
        return self._session.exec(select(UploadRow).where(or_(whole, expired)).limit(limit)).all()

    def are_over(self, before: datetime) -> bool:
        """Say whether there are uploads that were over before then."""
        over = col(UploadRow.state).in_(_OVER), col(UploadRow.expires_at) <= before
        return self._session.exec(select(UploadRow.id).where(*over).limit(1)).first() is not None

    def forget(self, before: datetime) -> None:
        """Drop uploads that are long over; the files that they became stay."""
        over = col(UploadRow.state).in_(_OVER), col(UploadRow.expires_at) <= before
        self._session.exec(delete(UploadRow).where(*over))

    def wanted(self) -> frozenset[str]:
        """Return the ids of all uploads whose bytes are still needed."""
        needed = col(UploadRow.state).in_((UploadState.OPEN.value, UploadState.WHOLE.value))
        return frozenset(self._session.exec(select(UploadRow.id).where(needed)).all())

    def _change(self, upload_id: str, /, *conditions: Any, **values: Any) -> bool:  # noqa: ANN401 (SQL conditions, columns)
        found = update(UploadRow).where(col(UploadRow.id) == upload_id, *conditions).values(**values)
        return self._session.exec(found).rowcount == 1

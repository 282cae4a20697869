"""Open a resumable upload: refused before a byte of it is accepted where the shop could not keep it whole."""

from dataclasses import dataclass

from gateway.domain.errors import StorageFullError, TooManyUploadsError, UnknownThingError, UploadGoneError
from gateway.domain.people import Caller
from gateway.domain.uploads import UploadState
from gateway.services.fill_draft import NOWHERE, Place, find_place
from gateway.services.finish_upload import finish_upload
from gateway.services.receive_file import clean_name, refuse_empty, refuse_too_large
from gateway.services.shop import Shop
from gateway.storage.blobs import RESERVE_BYTES
from gateway.storage.rows import UploadRow
from gateway.storage.store import Tx

_GONE = frozenset({UploadState.EXPIRED.value, UploadState.ENDED.value})


@dataclass(frozen=True, slots=True)
class UploadRequest:
    """What a client announces: the length, what it calls the file, the draft's slot it is for, its own words."""

    length: int
    name: str = ""
    place: Place = NOWHERE
    metadata: str = ""


def open_upload(shop: Shop, caller: Caller, asked: UploadRequest) -> UploadRow:
    """Open an upload.

    Raises:
        BadUploadError: the file is empty, or the form has no such slot.
        FileTooLargeError: the shop does not accept files of this length.
        StorageFullError: the disk cannot take it beside all that was promised before.
        TooManyUploadsError: the company has too much open already.
        UnknownThingError: there is no such draft that this caller may see.
        WrongMomentError: the order is no longer a draft.
    """
    refuse_empty(asked.length)
    refuse_too_large(shop, asked.length)
    now = shop.clock()
    with shop.store.write("open-upload") as tx:
        place = find_place(shop, tx, caller, asked.place)
        _refuse_too_many(shop, tx, caller, asked.length)
        _refuse_without_room(shop, tx, asked.length)
        row = UploadRow(
            id=shop.new_id(), owner_id=caller.id, tenant=caller.tenant, order_id=place.order_id or None,
            slot=place.slot, length=asked.length, name_given=clean_name(asked.name), metadata_given=asked.metadata,
            state=UploadState.OPEN.value, created_at=now, expires_at=now + shop.uploads.expires,
        )  # fmt: skip
        tx.uploads.add(row)
    return row


def _refuse_too_many(shop: Shop, tx: Tx, caller: Caller, length: int) -> None:
    number, size = tx.uploads.open_of(caller.tenant)
    limits = shop.uploads
    if number >= limits.open_uploads or size + length > limits.open_bytes:
        raise TooManyUploadsError(
            f"{number} uploads of {size >> 20:,} MB are open; together they may be "
            f"{limits.open_uploads} of {limits.open_bytes >> 20:,} MB.",
            why="Each keeps room free until it ends.",
            fix="Finish or end the others first; those left alone end by themselves.",
        )


def refuse_without_room(shop: Shop, length: int) -> None:
    """Refuse what the disk could not take beside all that was promised before."""
    with shop.store.read() as tx:
        _refuse_without_room(shop, tx, length)


def _refuse_without_room(shop: Shop, tx: Tx, length: int) -> None:
    free = shop.partials.free_bytes() - tx.uploads.promised_bytes() - RESERVE_BYTES
    if length > free:
        raise StorageFullError(
            "There is no room left for your file, so it was not accepted.",
            why=f"It is {length >> 20:,} MB; {max(free, 0) >> 20:,} MB are free where the gateway keeps files.",
            fix="The shop must free space; then send the file again.",
        )


def find_upload(tx: Tx, caller: Caller, upload_id: str) -> UploadRow:
    """Return an upload of the caller's own company.

    Raises:
        UnknownThingError: there is none, or it is somebody else's.
        UploadGoneError: it expired or was ended.
    """
    row = tx.uploads.get(upload_id)
    if row is None or not (caller.is_staff or row.tenant == caller.tenant):
        raise UnknownThingError(f"There is no upload {upload_id}.", fix="Begin one with POST /uploads.")
    if row.state in _GONE:
        raise UploadGoneError(
            "This upload has ended.",
            why="It waited too long for its next byte, or was given up.",
            fix="Send the file again from its beginning.",
        )
    return row


def look_at_upload(shop: Shop, caller: Caller, upload_id: str) -> UploadRow:
    """Return how far an upload is; one that was whole when the gateway crashed is finished now."""
    with shop.store.read() as tx:
        row = find_upload(tx, caller, upload_id)
    if row.state == UploadState.WHOLE.value:
        return finish_upload(shop, row)
    refuse_expired(shop, row)
    if row.state == UploadState.OPEN.value:
        row.received = safe_length(shop, row)
    return row


def refuse_expired(shop: Shop, row: UploadRow) -> None:
    """Refuse an upload whose time is over, though nobody has swept it yet."""
    if row.state == UploadState.OPEN.value and row.expires_at <= shop.clock():
        raise UploadGoneError(
            "This upload has expired.",
            why=f"It waited for more than {shop.uploads.expires.days} days.",
            fix="Send the file again from its beginning.",
        )


def safe_length(shop: Shop, row: UploadRow) -> int:
    """Return how many bytes of an open upload are known to be flushed, and are there."""
    return min(row.received, shop.partials.length(row.id))

"""End uploads: at their owner's wish, because they waited too long, or because a crash left only the last step."""

from gateway.domain.people import Caller
from gateway.domain.uploads import UploadState
from gateway.services.finish_upload import finish_upload
from gateway.services.open_upload import find_upload
from gateway.services.shop import Shop

_AT_ONCE = 50


def end_upload(shop: Shop, caller: Caller, upload_id: str) -> None:
    """End an upload and remove what was received of it; a file that it has become already stays.

    Raises:
        UnknownThingError: there is none, or it is somebody else's.
        UploadGoneError: it has ended before.
    """
    with shop.store.write("end-upload") as tx:
        find_upload(tx, caller, upload_id)
        ended = tx.uploads.end(upload_id, UploadState.ENDED)
    if ended:
        shop.partials.remove(upload_id)


def sweep_uploads(shop: Shop) -> int:
    """Finish what a crash left whole, end what has expired, forget what is long over; return how many were met.

    What lies whole on another machine's disk is left to that machine.
    """
    now = shop.clock()
    with shop.store.read() as tx:
        left = tx.uploads.left(now, _AT_ONCE)
        old = tx.uploads.are_over(now - shop.uploads.forgotten)
    for row in left:
        if row.state != UploadState.WHOLE.value:
            _expire(shop, row.id)
        elif shop.partials.length(row.id) or shop.blobs.has(row.sha256):
            finish_upload(shop, row)
    if old:
        with shop.store.write("forget-uploads") as tx:
            tx.uploads.forget(now - shop.uploads.forgotten)
    return len(left)


def _expire(shop: Shop, upload_id: str) -> None:
    with shop.store.write("expire-upload") as tx:
        expired = tx.uploads.end(upload_id, UploadState.EXPIRED)
    if expired:
        shop.partials.remove(upload_id)


def free_uploads(shop: Shop) -> None:
    """Take all leases away and remove bytes that no upload needs: at the start of the only process on this data."""
    with shop.store.write("free-uploads") as tx:
        tx.uploads.free_all()
        wanted = tx.uploads.wanted()
    for upload_id in shop.partials.all():
        if upload_id not in wanted:
            shop.partials.remove(upload_id)

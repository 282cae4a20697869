"""Finish an upload whose bytes are all flushed: they become a blob, the blob becomes a file, once.

Each step can be done again: a crash anywhere in between is mended by whoever looks at the upload next.
"""

from gateway.domain.uploads import UploadState
from gateway.services.fill_draft import Place
from gateway.services.receive_file import Sender, look_soon, record_file
from gateway.services.shop import Shop
from gateway.storage.hashed_file import Blob
from gateway.storage.rows import UploadRow


def finish_upload(shop: Shop, row: UploadRow) -> UploadRow:
    """Hand the bytes of a whole upload over to the store and record the file; return the upload as it is now."""
    blob = Blob(row.sha256, row.md5, row.length)
    shop.blobs.take(shop.partials.path(row.id), blob)
    with shop.store.write("finish-upload") as tx:
        current = tx.uploads.get_for_change(row.id)
        if current is None or current.state != UploadState.WHOLE.value:
            return current or row
        place = Place(current.order_id or "", current.slot)
        sender = Sender(current.owner_id, current.tenant)
        file, went = record_file(shop, tx, sender, blob, name=current.name_given, place=place)
        current.state, current.file_id = UploadState.DONE.value, file.id
        tx.session.add(current)
    look_soon(shop, file, went)
    return current

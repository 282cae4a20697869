"""Receive a file: acknowledged only once its bytes are fsynced and its row is committed."""

from gateway.domain.errors import BadUploadError, FileTooLargeError
from gateway.domain.event_kinds import EventKind
from gateway.domain.people import Caller
from gateway.services.shop import Shop
from gateway.storage.blobs import Incoming
from gateway.storage.rows import FileRow

_NAME_LIMIT = 255


def add_chunk(shop: Shop, incoming: Incoming, chunk: bytes) -> None:
    """Add a chunk, refusing a file that grows beyond what the shop accepts."""
    if incoming.size + len(chunk) > shop.max_file_bytes:
        raise FileTooLargeError(
            f"The file is larger than {shop.max_file_bytes >> 20} MB.",
            why="The shop does not accept larger files over the web.",
            fix="Export with compressed images, or ask the shop for another way to send it.",
        )
    incoming.write(chunk)


def finish_file(
    shop: Shop, caller: Caller, incoming: Incoming, *, name: str, announced_sha256: str
) -> FileRow:
    """Make the received bytes durable and record them.

    Raises:
        BadUploadError: nothing arrived, or the bytes are not those announced.
    """
    if incoming.size == 0:
        raise BadUploadError(
            "The file is empty (0 bytes).",
            why="There is nothing to print in it.",
            fix="Export it again and send the new file.",
        )
    if announced_sha256 and announced_sha256.lower() != incoming.sha256:
        raise BadUploadError(
            f"The file arrived with SHA-256 {incoming.sha256}, announced was {announced_sha256}.",
            why="It was changed or cut on its way.",
            fix="Send it again.",
        )
    blob = incoming.keep()
    row = FileRow(
        id=shop.new_id(), owner_id=caller.id, tenant=caller.tenant, sha256=blob.sha256, md5=blob.md5,
        size=blob.size, name_given=clean_name(name), received_at=shop.clock(),
    )  # fmt: skip
    with shop.store.write("receive-file") as tx:
        tx.files.add(row)
        tx.events.append(
            EventKind.FILE_RECEIVED, None, at=shop.clock(), actor=caller.id,
            data={"file": row.id, "sha256": row.sha256, "size": row.size},
        )  # fmt: skip
    return row


def clean_name(name: str) -> str:
    """Return the customer's file name as a label: printable, without folders, never used as a path."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(char for char in last if char.isprintable())
    return shown[:_NAME_LIMIT] or "file"

"""Receive a file: acknowledged only once its bytes are fsynced and its row is committed."""

from collections.abc import Sequence
from dataclasses import dataclass

from gateway.domain.errors import BadUploadError, FileTooLargeError
from gateway.domain.people import Caller
from gateway.services.examine_file import examine_soon
from gateway.services.fill_draft import NOWHERE, Place, put_where_it_belongs
from gateway.services.shop import Shop
from gateway.storage.blobs import Incoming
from gateway.storage.hashed_file import Blob, Chunk
from gateway.storage.rows import FileRow
from gateway.storage.store import Tx

_NAME_LIMIT = 255


def refuse_too_large(shop: Shop, size: int) -> None:
    """Refuse a file by its announced length, before a byte of it is read."""
    if size > shop.max_file_bytes:
        raise FileTooLargeError(
            f"The file is {size:,} bytes; the shop accepts {shop.max_file_bytes:,}.",
            why="The shop does not accept larger files over the web.",
            fix="Export with compressed images, or ask the shop for another way to send it.",
        )


def refuse_empty(size: int) -> None:
    """Refuse a file that holds nothing."""
    if size == 0:
        raise BadUploadError(
            "The file is empty (0 bytes).",
            why="There is nothing to print in it.",
            fix="Export it again and send the new file.",
        )


def add_chunks(shop: Shop, incoming: Incoming, chunks: Sequence[Chunk]) -> None:
    """Add chunks, refusing a file that grows beyond what the shop accepts."""
    if incoming.size + sum(map(len, chunks)) > shop.max_file_bytes:
        raise FileTooLargeError(
            f"The file is larger than {shop.max_file_bytes >> 20} MB.",
            why="The shop does not accept larger files over the web.",
            fix="Export with compressed images, or ask the shop for another way to send it.",
        )
    incoming.write(*chunks)


def finish_file(
    shop: Shop,
    caller: Caller,
    incoming: Incoming,
    *,
    name: str,
    announced_sha256: str = "",
    place: Place = NOWHERE,
) -> FileRow:
    """Make the received bytes durable and record them, in a draft's slot where `place` names one.

    Raises:
        BadUploadError: nothing arrived, or the bytes are not those announced.
    """
    refuse_empty(incoming.size)
    if announced_sha256 and announced_sha256.lower() != incoming.sha256:
        raise BadUploadError(
            f"The file arrived with SHA-256 {incoming.sha256}, announced was {announced_sha256}.",
            why="It was changed or cut on its way.",
            fix="Send it again.",
        )
    blob = incoming.keep()
    with shop.store.write("receive-file") as tx:
        row, went = record_file(shop, tx, Sender(caller.id, caller.tenant), blob, name=name, place=place)
    look_soon(shop, row, went)
    return row


def look_soon(shop: Shop, row: FileRow, place: Place) -> None:
    """Let a file that was received for an order be examined, once it is committed."""
    if place.order_id:
        examine_soon(shop, place.order_id, place.slot, row.sha256)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent a file, and whose it is."""

    id: str
    tenant: str


def record_file(
    shop: Shop, tx: Tx, sender: Sender, blob: Blob, *, name: str, place: Place = NOWHERE
) -> tuple[FileRow, Place]:
    """Record a file whose bytes are safe, in its place if that is a draft's slot; say where it went."""
    row = FileRow(
        id=shop.new_id(), owner_id=sender.id, tenant=sender.tenant, sha256=blob.sha256, md5=blob.md5,
        size=blob.size, name_given=clean_name(name), received_at=shop.clock(),
    )  # fmt: skip
    tx.files.add(row)
    return row, put_where_it_belongs(shop, tx, row, place)


def clean_name(name: str) -> str:
    """Return the customer's file name as a label: printable, without folders, never used as a path."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(char for char in last if char.isprintable())
    return shown[:_NAME_LIMIT] or "file"

"""Receive files: streamed to disk while they are hashed, acknowledged once they are safe there."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.concurrency import run_in_threadpool

from gateway.domain.errors import FileTooLargeError
from gateway.domain.people import Caller, Scope
from gateway.services.receive_file import add_chunk, finish_file
from gateway.services.shop import Shop
from gateway.storage.blobs import Incoming
from gateway.web.auth import ShopHere, require
from gateway.web.inputs import Clean
from gateway.web.problems import documented

router = APIRouter(prefix="/api/v1/files", tags=["files"])
WRITE_BYTES = 1 << 20
"""How much is gathered before a thread writes it: the network hands over far smaller pieces."""

_BINARY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"format": "binary", "type": "string"}}},
    }
}
_Name = Annotated[
    str,
    Query(max_length=1000, description="What the customer calls the file: a label.", examples=["flyer.pdf"]),
    Clean,
]
_Announced = Annotated[
    str,
    Header(
        alias="X-Content-SHA256",
        pattern="^([0-9A-Fa-f]{64})?$",
        description="The SHA-256 that the file must have.",
    ),
]


@dataclass(frozen=True, slots=True)
class FileReceived:
    """A file that is safe on disk; its id goes into an order."""

    id: str
    sha256: str
    size: int
    name_given: str


@router.put(
    "",
    status_code=201,
    summary="Send a file",
    responses=documented(413, 422, 507),
    openapi_extra=_BINARY,
)
async def put_file(
    request: Request,
    shop: ShopHere,
    caller: Annotated[Caller, Depends(require(Scope.FILES_WRITE))],
    name: _Name = "",
    announced: _Announced = "",
) -> FileReceived:
    """Send a file's bytes as the body; the answer means that they are flushed to disk. Scope: `files:write`.

    With `X-Content-SHA256` a file that was cut or changed on its way is refused. The same bytes may be sent again: each
    time gives a new id, and the bytes are kept once.
    """
    _refuse_announced(shop, request.headers.get("content-length", ""))
    incoming = await run_in_threadpool(shop.blobs.receive, shop.new_id())
    try:
        await _receive(shop, request, incoming)
        row = await run_in_threadpool(
            finish_file, shop, caller, incoming, name=name, announced_sha256=announced
        )
    except BaseException:
        incoming.discard()
        raise
    return FileReceived(row.id, row.sha256, row.size, row.name_given)


def _refuse_announced(shop: Shop, length: str) -> None:
    """Refuse a file by its announced length, before a byte of it is read."""
    if length.isdigit() and int(length) > shop.max_file_bytes:
        raise FileTooLargeError(
            f"The file is {int(length):,} bytes; the shop accepts {shop.max_file_bytes:,}.",
            why="The shop does not accept larger files over the web.",
            fix="Export with compressed images, or ask the shop for another way to send it.",
        )


async def _receive(shop: Shop, request: Request, incoming: Incoming) -> None:
    """Write what arrives, a large piece at a time and in a thread, so that others are served meanwhile."""
    gathered = bytearray()
    async for chunk in request.stream():
        gathered += chunk
        if len(gathered) >= WRITE_BYTES:
            await run_in_threadpool(add_chunk, shop, incoming, bytes(gathered))
            gathered.clear()
    if gathered:
        await run_in_threadpool(add_chunk, shop, incoming, bytes(gathered))

"""Receive files: streamed to disk while they are hashed, acknowledged once they are safe there."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from fastapi.concurrency import run_in_threadpool

from gateway.domain.people import Caller, Scope
from gateway.services.receive_file import add_chunks, finish_file, refuse_too_large
from gateway.web.auth import ShopHere, require
from gateway.web.edge import streamed
from gateway.web.inputs import Clean
from gateway.web.problems import documented
from gateway.web.streams import write_all

router = APIRouter(prefix="/api/v1/files", tags=["files"])

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
    responses=documented(408, 413, 422, 507),
    openapi_extra=_BINARY,
)
@streamed
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
    length = request.headers.get("content-length", "")
    refuse_too_large(shop, int(length) if length.isdigit() else 0)
    incoming = await run_in_threadpool(shop.blobs.receive, shop.new_id())
    try:
        await write_all(request, partial(add_chunks, shop, incoming))
        row = await run_in_threadpool(
            finish_file, shop, caller, incoming, name=name, announced_sha256=announced
        )
    except BaseException:
        incoming.discard()
        raise
    return FileReceived(row.id, row.sha256, row.size, row.name_given)

"""Resumable uploads by tus 1.0 (https://tus.io/protocols/resumable-upload): any break goes on where it was.

The offset is what is flushed to disk and committed, never what merely arrived. At its end an upload becomes a file like
any other; `Gateway-File` is its id. In the metadata `order` and `slot` name the draft that it is for.
"""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from fastapi.routing import APIRoute

from gateway.domain.errors import GatewayError
from gateway.domain.people import Caller, Scope
from gateway.services.end_upload import end_upload
from gateway.services.open_upload import look_at_upload, open_upload
from gateway.services.receive_part import Part, begin_part
from gateway.services.shop import Shop
from gateway.storage.rows import UploadRow
from gateway.web.auth import ShopHere, require
from gateway.web.edge import streamed
from gateway.web.inputs import PathId
from gateway.web.problems import WrongMethodError, answer
from gateway.web.streams import write_all
from gateway.web.uploads import headers


class _TusRoute(APIRoute):
    """A route whose every answer, refusals too, says which version of tus is spoken."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler with the header added."""
        handle = super().get_route_handler()

        async def speak(request: Request) -> Response:
            try:
                response = await handle(request)
            except GatewayError as error:
                response = answer(error)
            response.headers["Tus-Resumable"] = headers.VERSION
            if response.status_code == headers.TusVersionError.status:
                response.headers["Tus-Version"] = headers.VERSION
            return response

        return speak


router = APIRouter(prefix="/uploads", route_class=_TusRoute, include_in_schema=False)
_Sender = Annotated[Caller, Depends(require(Scope.FILES_WRITE))]


@router.options("")
@router.options("/{upload_id}")
async def tell_abilities(shop: ShopHere) -> Response:
    """Say what this server can do; asked by browsers too, so nobody needs to sign in for it."""
    return Response(None, 204, headers.abilities(shop.max_file_bytes))


@router.post("")
@streamed
async def create_upload(request: Request, shop: ShopHere, caller: _Sender) -> Response:
    """Create an upload; the first bytes may come with it."""
    headers.require_version(request.headers)
    asked = headers.upload_request(request.headers)
    size = headers.body_size(request.headers)
    brings = size != 0 if "content-type" in request.headers else bool(size)
    if brings:
        headers.require_bytes(request.headers)
    row = await run_in_threadpool(open_upload, shop, caller, asked)
    if brings:
        row = await _receive(request, shop, caller, row.id, 0)
    return Response(None, 201, {"Location": f"{router.prefix}/{row.id}", **headers.standing(row)})


@router.head("/{upload_id}")
async def tell_offset(request: Request, shop: ShopHere, caller: _Sender, upload_id: PathId) -> Response:
    """Say how far an upload is."""
    headers.require_version(request.headers)
    row = await run_in_threadpool(look_at_upload, shop, caller, upload_id)
    said = {"Upload-Metadata": row.metadata_given} if row.metadata_given else {}
    return Response(None, 200, {"Upload-Length": str(row.length), **headers.standing(row), **said})


@router.patch("/{upload_id}")
@streamed
async def receive_bytes(request: Request, shop: ShopHere, caller: _Sender, upload_id: PathId) -> Response:
    """Take bytes from the offset on."""
    headers.require_version(request.headers)
    headers.require_bytes(request.headers)
    offset = headers.number(request.headers, "Upload-Offset")
    row = await _receive(request, shop, caller, upload_id, offset)
    return Response(None, 204, headers.standing(row))


@router.delete("/{upload_id}")
async def terminate_upload(request: Request, shop: ShopHere, caller: _Sender, upload_id: PathId) -> Response:
    """End an upload and remove what was received of it."""
    headers.require_version(request.headers)
    await run_in_threadpool(end_upload, shop, caller, upload_id)
    return Response(None, 204)


@router.post("/{upload_id}")
@streamed
async def override_method(request: Request, shop: ShopHere, caller: _Sender, upload_id: PathId) -> Response:
    """Do what `X-HTTP-Method-Override` says, for clients that are kept from any method but GET and POST."""
    meant = {"PATCH": receive_bytes, "DELETE": terminate_upload, "HEAD": tell_offset}
    method = request.headers.get("x-http-method-override", "").upper()
    if method not in meant:
        raise WrongMethodError(
            "An upload takes no POST.",
            why="It goes on with PATCH.",
            fix="Send PATCH, or name it in 'X-HTTP-Method-Override'.",
        )
    return await meant[method](request, shop, caller, upload_id)


async def _receive(request: Request, shop: Shop, caller: Caller, upload_id: str, offset: int) -> UploadRow:
    begin = partial(
        begin_part, shop, caller, upload_id, offset=offset,
        size=headers.body_size(request.headers), checksum=headers.checksum(request.headers),
    )  # fmt: skip
    part: Part = await run_in_threadpool(begin)
    try:
        await write_all(request, part.add)
    except BaseException:
        await run_in_threadpool(part.break_off)
        raise
    return await run_in_threadpool(part.end)

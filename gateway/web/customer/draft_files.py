"""Files sent with the form itself, by browsers without JavaScript: the answers in the same post are saved, too."""

from collections.abc import Mapping
from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from gateway.services.examine_file import examine_soon, wait_for_examination
from gateway.services.fill_draft import Place
from gateway.services.shop import Shop
from gateway.storage.rows import FileRow
from gateway.web.auth import ShopHere
from gateway.web.browser import VisitorHere, refuse_foreign
from gateway.web.customer.drafts import draft_or_order, save_and_show
from gateway.web.customer.start import Writer
from gateway.web.edge import streamed
from gateway.web.inputs import PathId
from gateway.web.uploads.multipart import FILE, Fields, receive_multipart

router = APIRouter(include_in_schema=False)


@router.post("/drafts/{draft_id}/files")
@streamed
async def send_files(
    draft_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Writer
) -> Response:
    """Take the files of a whole form into the draft's slots, save the answers beside them, and show the form again."""

    def admit(fields: Fields) -> None:
        refuse_foreign(request, shop, who.session, fields.get("_csrf", ""))

    draft = await run_in_threadpool(draft_or_order, shop, caller, draft_id)
    if isinstance(draft, str):
        return RedirectResponse(draft, 303)
    place = partial(_place, draft_id)
    received = await receive_multipart(request, shop, caller, admit=admit, place=place)
    form = FormData(list(received.fields.items()))
    found = await run_in_threadpool(save_and_show, shop, caller, draft_id, (form, who.words))
    await run_in_threadpool(_first_look, shop, found.drawn.draft.id, received.files)
    return RedirectResponse(f"/drafts/{found.drawn.draft.id}#{_anchor(received.files)}", 303)


def _place(draft_id: str, field: str) -> Place:
    return Place(draft_id, field.removeprefix(FILE))


def _first_look(shop: Shop, draft_id: str, files: Mapping[str, FileRow]) -> None:
    """Wait a moment, so that the page that follows can tell what was found."""
    for field, row in files.items():
        examine_soon(shop, draft_id, field.removeprefix(FILE), row.sha256)
    for row in files.values():
        wait_for_examination(shop, row.sha256)


def _anchor(files: Mapping[str, FileRow]) -> str:
    return f"file-{next(iter(files)).removeprefix(FILE)}" if files else "order"

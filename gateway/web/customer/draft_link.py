"""Go on later: what stands in the form is saved, and a link to it is sent to the customer's address."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.services.send_draft_link import send_draft_link
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, VisitorHere
from gateway.web.customer.drafts import draft_or_order, save_and_show
from gateway.web.customer.start import Writer
from gateway.web.inputs import PathId

router = APIRouter(include_in_schema=False)


@router.post("/drafts/{draft_id}/link")
async def send_link(
    draft_id: PathId, who: VisitorHere, shop: ShopHere, caller: Writer, form: Posted
) -> Response:
    """Save the form, send the link, and show the form again."""
    draft = await run_in_threadpool(draft_or_order, shop, caller, draft_id)
    if isinstance(draft, str):
        return RedirectResponse(draft, 303)
    await run_in_threadpool(save_and_show, shop, caller, draft_id, (form, who.words))
    await run_in_threadpool(send_draft_link, shop, caller, draft_id)
    return RedirectResponse(f"/drafts/{draft.id}?mailed=1", 303)

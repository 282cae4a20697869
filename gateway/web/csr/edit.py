"""Change an order's answers: the customer's own form, denser, and what would change before anything is sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from gateway.domain.cases import Action
from gateway.domain.errors import BadAnswersError, UnknownThingError, WrongMomentError
from gateway.domain.people import Caller, Scope
from gateway.services.case_action import CaseAction, visible_case
from gateway.services.preview_edit import EditPreview, preview_edit
from gateway.services.shop import Shop
from gateway.services.submit_order import find_form
from gateway.services.take_action import take_action
from gateway.storage.rows import CaseRow, OrderRow
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, Visitor, VisitorHere, page_for
from gateway.web.csr.frame import Frame, frame_of
from gateway.web.customer.draft_form import DraftForm, Page, draw, notation_of, read_post
from gateway.web.inputs import PathId
from gateway.web.pages import page
from order_forms import visible

router = APIRouter(include_in_schema=False)
Staff = Annotated[Caller, Depends(page_for(Scope.WORKBENCH))]
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Editing:
    """An order whose answers are being changed."""

    frame: Frame
    case: CaseRow
    order: OrderRow
    drawn: DraftForm
    preview: EditPreview | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)


@router.get("/cases/{case_id}/edit")
async def edit(
    case_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Staff
) -> Response:
    """Show the order's form with its answers."""
    found = await run_in_threadpool(_editing, shop, caller, who, case_id, None)
    return _answer(request, who, found)


@router.post("/cases/{case_id}/edit/answers")
async def send(
    case_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Staff, form: Posted
) -> Response:  # fmt: skip
    """Show what the answers would change, or send them."""
    found = await run_in_threadpool(_editing, shop, caller, who, case_id, form)
    ready = found.preview is not None and not found.preview.problems and bool(found.preview.changes)
    if form.get("go") != "send" or not ready:
        return _answer(request, who, found, form=form, status=422 if form.get("go") == "send" else 200)
    version = str(form.get("version", ""))
    asked = CaseAction(
        Action.EDIT_ANSWERS, str(form.get("reason", ""))[:_LONGEST], answers=found.answers,
        version=int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None,
    )  # fmt: skip
    try:
        await run_in_threadpool(take_action, shop, caller, case_id, asked)
    except (BadAnswersError, WrongMomentError) as error:
        return _answer(request, who, found, form=form, status=error.status, error=error)
    return RedirectResponse("/queue", 303)


def _editing(shop: Shop, caller: Caller, who: Visitor, case_id: str, posted: FormData | None) -> Editing:
    with shop.store.read() as tx:
        case = visible_case(tx, caller, case_id)
        order = tx.orders.get(case.order_id) if case.order_id else None
        if order is None:
            raise UnknownThingError("This Case is about no order.", fix="Go back to the queue.")
        frame = frame_of(shop, tx)
    form = find_form(shop, order.form_id)
    if posted is None:
        page_now = Page(notation_of(who.words, ""), is_complete=True)
        return Editing(frame, case, order, draw(shop, order, form, page_now, who.words))
    post = read_post(form, order.answers, posted, who.words)
    edited = OrderRow(**{**order.model_dump(), "answers": dict(post.answers)})
    drawn = draw(shop, edited, form, Page(post.page.notation, is_complete=True), who.words)
    counting = visible(form, post.answers).answers  # an answer to a question that is hidden now is none
    preview = preview_edit(shop, caller, order.id, counting, locale=who.words.locale)
    return Editing(frame, case, order, drawn, preview, counting)


def _answer(
    request: Request, who: Visitor, found: Editing, *, form: FormData | None = None, status: int = 200,
    error: BadAnswersError | WrongMomentError | None = None,
) -> Response:  # fmt: skip
    return page(
        "csr/edit.html", request, who, status=status, frame=found.frame, case=found.case, order=found.order,
        f=found.drawn, preview=found.preview, error=error, reason="" if form is None else str(form.get("reason", "")),
    )  # fmt: skip

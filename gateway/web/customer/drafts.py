"""The order form: drawn from the schema, checked while it is filled in, saved with each change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from gateway.domain.errors import NotMendedError, UnknownThingError, WrongMomentError
from gateway.domain.people import Caller
from gateway.domain.states import State
from gateway.services.examine_file import wait_for_examination
from gateway.services.mend_order import Held, mend_draft, unmend_draft
from gateway.services.save_draft import Edit, drop_file, save_draft
from gateway.services.shop import Shop
from gateway.services.submit_order import find_form
from gateway.services.views import visible_order
from gateway.storage.rows import OrderFileRow, OrderRow
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, Visitor, VisitorHere
from gateway.web.customer.draft_form import UNITS, DraftForm, Page, draw, notation_of, read_page, read_post
from gateway.web.customer.file_view import FileShown, files_of
from gateway.web.customer.standing import StandingLine, standing
from gateway.web.customer.start import Reader, Writer
from gateway.web.inputs import PathId
from gateway.web.pages import page
from gateway.web.words import Words
from order_forms import Unit

router = APIRouter(include_in_schema=False)
_YEAR_S = 365 * 86_400
_PROOF = "proof"


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft as its page shows it: the form and the files."""

    drawn: DraftForm
    files: dict[str, FileShown]

    @property
    def missing(self) -> list[FileShown]:
        """Return the files that the order needs and does not have."""
        return [file for file in self.files.values() if file.is_required and file.row is None]

    @property
    def standing(self) -> tuple[StandingLine, ...]:
        """Return how the order stands, in a few lines."""
        return standing(self.drawn.open_problems + len(self.missing), self.files.values())


@router.get("/drafts/{draft_id}")
async def show(
    draft_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Reader
) -> Response:
    """Show the form as the draft has it; one that was placed leads to its order."""
    wished = Page(
        notation_of(who.words, request.cookies.get(UNITS, "")), is_complete="complete" in request.query_params
    )
    found = await run_in_threadpool(_look, shop, caller, draft_id, wished, who.words)
    return RedirectResponse(found, 303) if isinstance(found, str) else answer(request, who, found)


def _look(shop: Shop, caller: Caller, draft_id: str, wished: Page, words: Words) -> Shown | str:
    draft = draft_or_order(shop, caller, draft_id)
    return draft if isinstance(draft, str) else shown(shop, draft, wished, words)


def draft_or_order(shop: Shop, caller: Caller, draft_id: str) -> OrderRow | str:
    """Return the draft, or where the order is shown that it has become."""
    with shop.store.read() as tx:
        draft = visible_order(tx, caller, draft_id)
    return draft if draft.state == State.DRAFT.value else f"/orders/{draft.id}"


def shown(
    shop: Shop, draft: OrderRow, wished: Page, words: Words, present: Mapping[str, OrderFileRow] | None = None
) -> Shown:
    """Gather what the page of a draft shows; `present` are its files where they were read already."""
    form = find_form(shop, draft.form_id)
    return Shown(
        draw(shop, draft, form, wished, words), files_of(shop, draft, form, words.locale, present=present)
    )


def answer(request: Request, who: Visitor, found: Shown, *, status: int = 200, refused: str = "") -> Response:
    """Return the page of a draft; `refused` is the key of the words for what could not be done."""
    return page(
        "customer/draft.html",
        request,
        who,
        status=status,
        f=found.drawn,
        files=found.files,
        missing=found.missing,
        standing=found.standing,
        mailed="mailed" in request.query_params,
        refused=who.words(refused) if refused else "",
    )


@router.post("/drafts/{draft_id}")
async def save(
    draft_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Writer, form: Posted
) -> Response:
    """Save the form and show it again, or go on to the proof when nothing is missing."""
    go = str(form.get("go", ""))
    found = await run_in_threadpool(save_and_show, shop, caller, draft_id, (form, who.words))
    verb, _, about = go.partition(":")
    refused = ""
    if verb in _DONE_TO_FILES:
        refused = await run_in_threadpool(_DONE_TO_FILES[verb], shop, caller, draft_id, about)
        found = await run_in_threadpool(shown, shop, found.drawn.draft, found.drawn.page, who.words)
    if go == _PROOF and not (found.drawn.open_problems or found.missing):
        response: Response = RedirectResponse(f"/drafts/{found.drawn.draft.id}/proof", 303)
    else:
        response = answer(request, who, found, status=422 if go == _PROOF else 200, refused=refused)
    if (unit := str(form.get("_units", ""))) in set(Unit):
        response.set_cookie(UNITS, unit, max_age=_YEAR_S, httponly=True, samesite="lax")
    return response


def _drop(shop: Shop, caller: Caller, draft_id: str, about: str) -> str:
    drop_file(shop, caller, draft_id, about)
    return ""


def _mend(shop: Shop, caller: Caller, draft_id: str, about: str) -> str:
    """Have a file mended as was offered; return the key of what to say where that cannot be done."""
    slot, _, rest = about.partition("=")
    sha256, _, key = rest.partition("=")
    try:
        wait_for_examination(shop, mend_draft(shop, caller, draft_id, Held(slot, sha256), [key]))
    except (NotMendedError, WrongMomentError, UnknownThingError):
        return "files.offer_gone"
    return ""


def _unmend(shop: Shop, caller: Caller, draft_id: str, about: str) -> str:
    slot, _, sha256 = about.partition("=")
    try:
        unmend_draft(shop, caller, draft_id, Held(slot, sha256))
    except WrongMomentError:
        return "files.offer_gone"
    return ""


_DONE_TO_FILES: Mapping[str, Callable[[Shop, Caller, str, str], str]] = {
    "drop": _drop,
    "mend": _mend,
    "unmend": _unmend,
}
"""What a button beside a file does, by the first word of its value."""


def save_and_show(shop: Shop, caller: Caller, draft_id: str, posted: tuple[FormData, Words]) -> Shown:
    """Save what a posted form says and return what its page shows now."""
    form, words = posted
    remembered = read_page(form, words)

    def read(draft: OrderRow) -> Edit:
        post = read_post(find_form(shop, draft.form_id), draft.answers, form, words)
        return Edit(post.seen, post.answers)

    saved = save_draft(shop, caller, draft_id, read)
    wished = replace(
        remembered,
        conflicts=(*remembered.conflicts, *saved.conflicts),
        is_complete=remembered.is_complete or form.get("go") == _PROOF,
        notation=notation_of(words, str(form.get("_units") or form.get("_units_shown", ""))),
    )
    return shown(shop, saved.draft, wished, words, saved.files)

"""Look at everything once more, accept what may be accepted, and place the order."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.errors import BadAnswersError
from gateway.domain.people import Caller
from gateway.services.place_draft import Placing, place_draft
from gateway.services.shop import Shop
from gateway.services.submit_order import find_form
from gateway.storage.rows import OrderRow
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, Visitor, VisitorHere
from gateway.web.customer.draft_form import UNITS, Page, draw, notation_of
from gateway.web.customer.drafts import Shown, draft_or_order
from gateway.web.customer.file_view import FileShown, PageShown, Window, files_of
from gateway.web.customer.start import Reader, Writer
from gateway.web.inputs import PathId
from gateway.web.pages import page
from gateway.web.words import Words

router = APIRouter(include_in_schema=False)
CHUNK = 24
LONGEST_MESSAGE = 2000


@dataclass(frozen=True, slots=True)
class View:
    """Which page is seen large: of the file in a slot, counted from 1."""

    slot: str = ""
    page: int = 1

    @property
    def window(self) -> Window:
        """Return the pages whose pictures stand beside it."""
        return (self.page - 1) // CHUNK * CHUNK, CHUNK


@dataclass(frozen=True, slots=True)
class Proof:
    """What the page shows: the order in words, the files, the page seen large, and what stands in the way."""

    shown: Shown
    view: View

    @property
    def seen(self) -> FileShown | None:
        """Return the file of which a page is seen large."""
        files = [file for file in self.shown.files.values() if file.pages]
        return next((file for file in files if file.slot == self.view.slot), files[0] if files else None)

    @property
    def large(self) -> PageShown | None:
        """Return the page that is seen large."""
        pages = () if self.seen is None else self.seen.pages
        return next((each for each in pages if each.number == self.view.page), pages[0] if pages else None)

    @property
    def stopped(self) -> list[FileShown]:
        """Return the files that cannot be printed as they are."""
        return [file for file in self.shown.files.values() if file.state == "stop"]

    @property
    def to_accept(self) -> list[str]:
        """Return the fingerprints of what the customer may accept."""
        files = (file for file in self.shown.files.values() if file.state == "warn")
        return [found.fingerprint for file in files for found in file.findings if found.tone == "warn"]


@router.get("/drafts/{draft_id}/proof")
async def look(
    draft_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Reader
) -> Response:
    """Show the whole order; while something is missing, lead back to the form."""
    asked = request.query_params
    number = asked.get("page", "1")
    view = View(asked.get("slot", ""), max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1)
    found = await run_in_threadpool(_look, shop, caller, draft_id, (view, _page(request, who), who.words))
    return RedirectResponse(found, 303) if isinstance(found, str) else _answer(request, who, found)


def _page(request: Request, who: Visitor) -> Page:
    return Page(notation_of(who.words, request.cookies.get(UNITS, "")))


def _look(shop: Shop, caller: Caller, draft_id: str, how: tuple[View, Page, Words]) -> Proof | str:
    draft = draft_or_order(shop, caller, draft_id)
    return draft if isinstance(draft, str) else _proof(shop, draft, how)


def _proof(shop: Shop, draft: OrderRow, how: tuple[View, Page, Words]) -> Proof | str:
    """Gather the proof, or say where to go because something is missing."""
    view, wished, words = how
    form = find_form(shop, draft.form_id)
    files = files_of(shop, draft, form, words.locale, window=view.window)
    shown = Shown(draw(shop, draft, form, wished, words), files)
    if shown.drawn.open_problems or shown.missing:
        return f"/drafts/{draft.id}?complete=1"
    return Proof(shown, view)


def _answer(request: Request, who: Visitor, found: Proof, problem: str = "") -> Response:
    status = 422 if problem else 200
    return page(
        "customer/proof.html", request, who, status=status, proof=found, f=found.shown.drawn,
        files=found.shown.files, problem=problem,
    )  # fmt: skip


@router.post("/drafts/{draft_id}/proof")
async def place(
    draft_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Writer, form: Posted
) -> Response:
    """Place the order, unless something must be mended or accepted first."""
    how = (View(), _page(request, who), who.words)
    found = await run_in_threadpool(_look, shop, caller, draft_id, how)
    if isinstance(found, str):
        return RedirectResponse(found, 303)
    for_the_shop = form.get("go") == "shop"
    accepted = frozenset(map(str, form.getlist("seen"))) if form.get("accept") == "1" else frozenset()
    problem = _in_the_way(found, accepted, "stopped" if not for_the_shop else "")
    if problem:
        return _answer(request, who, found, who.words(f"proof.{problem}"))
    message = str(form.get("message", ""))[:LONGEST_MESSAGE].strip() or who.words("proof.please_look")
    reports = [
        (file.slot, file.report)
        for file in found.shown.files.values()
        if file.report is not None and file.state != "looking"
    ]
    placing = Placing(reports, accepted, message if for_the_shop else "")
    try:
        order = await run_in_threadpool(place_draft, shop, caller, draft_id, placing)
    except BadAnswersError:
        return RedirectResponse(f"/drafts/{found.shown.drawn.draft.id}?complete=1", 303)
    return RedirectResponse(f"/orders/{order}?placed=1", 303)


def _in_the_way(found: Proof, accepted: frozenset[str], if_stopped: str) -> str:
    """Return the key of what keeps the order from being placed; empty where nothing does."""
    if found.stopped and if_stopped:
        return if_stopped
    return "" if set(found.to_accept) <= accepted or found.stopped else "not_accepted"

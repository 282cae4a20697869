"""The workbench: the list of Cases and one of them open beside it, on one screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.people import Caller, Scope
from gateway.services import list_queue
from gateway.services.shop import Shop
from gateway.storage.store import Tx
from gateway.web import pages
from gateway.web.auth import ShopHere
from gateway.web.browser import Visitor, VisitorHere, page_for
from gateway.web.csr.frame import Frame, frame_of
from gateway.web.csr.listed import Listing, QueueView, listing, next_after
from gateway.web.csr.pane import Pane, pane
from gateway.web.csr.presence import Presence
from gateway.web.csr.timeline import Moment
from gateway.web.inputs import PathId
from gateway.web.words import Words

router = APIRouter(include_in_schema=False)
Staff = Annotated[Caller, Depends(page_for(Scope.WORKBENCH))]
ViewHere = Annotated[QueueView, Query()]
KEYS_COOKIE = "gw_keys"


@dataclass(frozen=True, slots=True)
class Stuck:
    """What stood in the way of an action: shown above its form, which stays filled in."""

    verb: str = ""
    what: str = ""
    fix: str = ""
    faults: Sequence[Mapping[str, str]] = ()
    changed: bool = False
    since: Sequence[Moment] = ()
    reason: str = ""
    chosen: str = ""
    text: str = ""


NOTHING = Stuck()


@dataclass(frozen=True, slots=True)
class Toast:
    """What the person has just done and can still take back."""

    id: str
    action: str
    title: str
    until: datetime
    left_s: float
    more: int


def toast_of(tx: Tx, caller: Caller, now: datetime) -> Toast | None:
    """Return the person's newest action that can still be taken back."""
    mine = [row for row in tx.pendings.pending() if row.person_id == caller.id and row.not_before > now]
    if not mine:
        return None
    newest = max(mine, key=lambda row: (row.taken_at, row.id))
    case = tx.cases.get(newest.case_id)
    order = tx.orders.get(case.order_id) if case is not None and case.order_id else None
    title = order.title if order is not None else "" if case is None else case.device_id or ""
    left_s = (newest.not_before - now).total_seconds()
    return Toast(newest.id, newest.action, title, newest.not_before, left_s, len(mine) - 1)


@dataclass(frozen=True, slots=True)
class Screen:
    """What the workbench shows."""

    frame: Frame
    shown: Listing
    open: Pane | None
    after: str
    toast: Toast | None


@router.get("/queue")
async def queue(
    request: Request, who: VisitorHere, shop: ShopHere, caller: Staff, view: ViewHere = QueueView.NEEDS
) -> Response:
    """Show the Cases that need somebody, the first of them open."""
    screen = await run_in_threadpool(screen_of, shop, caller, who.words, view)
    return shown(request, who, caller, screen, at="list")


@router.get("/cases/{case_id}")
async def case(  # noqa: PLR0913, PLR0917 - what FastAPI hands in
    case_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Staff,
    view: ViewHere = QueueView.NEEDS,
    page: Annotated[int, Query(ge=0, le=99_999)] = 0,
) -> Response:  # fmt: skip
    """Show one Case beside the list."""
    screen = await run_in_threadpool(screen_of, shop, caller, who.words, view, (case_id, page))
    return shown(request, who, caller, screen, at="case")


def screen_of(
    shop: Shop, caller: Caller, words: Words, view: QueueView, wanted: tuple[str, int] = ("", 0)
) -> Screen:
    """Return the list and the Case that is open: the one wanted (and a page of its file), else the first."""
    now = shop.clock()
    found = listing(words, list_queue.queue(shop, caller, view))
    with shop.store.read() as tx:
        case_id = wanted[0] or next((line.id for line in found.lines if not line.pending), "")
        opened = pane(shop, tx, caller, words, (case_id, wanted[1])) if case_id else None
        return Screen(
            frame_of(shop, tx),
            found,
            opened,
            "" if opened is None else next_after(found, opened.case.id),
            toast_of(tx, caller, now),
        )


def shown(  # noqa: PLR0913 - what the page is made of
    request: Request, who: Visitor, caller: Caller, screen: Screen, *, at: str, status: int = 200,
    problem: Stuck = NOTHING,
) -> Response:  # fmt: skip
    """Answer with the workbench; `problem` is what stood in the way of an action."""
    presence: Presence = request.app.state.presence
    others: tuple[str, ...] = ()
    if screen.open is not None:
        others = presence.others(screen.open.case.id, caller.id)
        if "x-prefetch" not in request.headers:
            presence.here(screen.open.case.id, caller.id, caller.name)
    return pages.page(
        "csr/queue.html", request, who, status=status, frame=screen.frame, shown=screen.shown, pane=screen.open,
        after=screen.after, toast=screen.toast, others=others, at=at, problem=problem, nothing=NOTHING,
        single_keys=request.cookies.get(KEYS_COOKIE) != "off",
    )  # fmt: skip

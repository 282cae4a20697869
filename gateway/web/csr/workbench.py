"""The workbench: the list of Cases and one of them open beside it, on one screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.people import Caller, Scope
from gateway.services.shop import Shop
from gateway.web.auth import ShopHere
from gateway.web.browser import Visitor, VisitorHere, page_for
from gateway.web.csr.frame import Frame, frame_of
from gateway.web.csr.listed import Listing, View, listing, next_after
from gateway.web.csr.pane import Pane, pane
from gateway.web.csr.presence import Presence
from gateway.web.csr.timeline import Moment
from gateway.web.inputs import PathId
from gateway.web.pages import page
from gateway.web.words import Words

router = APIRouter(include_in_schema=False)
Staff = Annotated[Caller, Depends(page_for(Scope.WORKBENCH))]
ViewHere = Annotated[View, Query()]
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


NOTHING = Stuck()


@dataclass(frozen=True, slots=True)
class Screen:
    """What the workbench shows."""

    frame: Frame
    shown: Listing
    open: Pane | None
    after: str
    before: str


@router.get("/queue")
async def queue(
    request: Request, who: VisitorHere, shop: ShopHere, caller: Staff, view: ViewHere = View.NEEDS
) -> Response:
    """Show the Cases that need somebody, the first of them open."""
    screen = await run_in_threadpool(screen_of, shop, caller, who.words, view)
    return shown(request, who, caller, screen, at="list")


@router.get("/cases/{case_id}")
async def case(
    case_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Staff, view: ViewHere = View.NEEDS
) -> Response:  # fmt: skip
    """Show one Case beside the list."""
    screen = await run_in_threadpool(screen_of, shop, caller, who.words, view, case_id)
    return shown(request, who, caller, screen, at="case")


def screen_of(shop: Shop, caller: Caller, words: Words, view: View, case_id: str = "") -> Screen:
    """Return the list and the Case that is open: the one named, else the first of the list."""
    now = shop.clock()
    with shop.store.read() as tx:
        found = listing(tx, caller, view, now)
        wanted = case_id or next((line.id for line in found.lines), "")
        opened = pane(shop, tx, caller, words, wanted) if wanted else None
        ids = [line.id for line in found.lines]
        here = ids.index(opened.case.id) if opened is not None and opened.case.id in ids else 0
        return Screen(
            frame_of(shop, tx),
            found,
            opened,
            "" if opened is None else next_after(found, opened.case.id),
            ids[here - 1] if here > 0 else "",
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
    return page(
        "csr/queue.html", request, who, status=status, frame=screen.frame, shown=screen.shown, pane=screen.open,
        after=screen.after, before=screen.before, others=others, at=at, problem=problem, nothing=NOTHING,
        single_keys=request.cookies.get(KEYS_COOKIE) != "off",
    )  # fmt: skip

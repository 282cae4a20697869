"""Act on a Case from the workbench: a plain form posts, the next Case opens; what stood in the way is shown instead."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from gateway.domain.cases import Action
from gateway.domain.errors import BadAnswersError, GatewayError, UnknownThingError, WrongMomentError
from gateway.services.resolve_case import CaseAction, resolve_case
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, VisitorHere
from gateway.web.csr.listed import View
from gateway.web.csr.verbs import BY_NAME
from gateway.web.csr.workbench import Screen, Staff, Stuck, screen_of, shown
from gateway.web.inputs import PathId

router = APIRouter(include_in_schema=False)
_LONGEST = 2000


@router.post("/cases/{case_id}/{verb}")
async def act(  # noqa: PLR0913, PLR0917 - what FastAPI hands in
    case_id: PathId, verb: str, request: Request, who: VisitorHere, shop: ShopHere, caller: Staff, form: Posted
) -> Response:  # fmt: skip
    """Do one thing about a Case and go on to the next."""
    if verb not in BY_NAME:
        raise UnknownThingError(f"Nothing can be done by the name of '{verb}'.")
    view = _view(form)
    before = await run_in_threadpool(screen_of, shop, caller, who.words, view, case_id)
    try:
        await run_in_threadpool(resolve_case, shop, caller, case_id, asked_of(BY_NAME[verb], form))
    except (BadAnswersError, WrongMomentError) as error:
        screen = await run_in_threadpool(screen_of, shop, caller, who.words, view, case_id)
        stuck = _stuck(error, verb, form, screen)
        return shown(request, who, caller, screen, at="case", status=error.status, problem=stuck)
    return RedirectResponse(_next(before, view, case_id), 303)


def _view(form: FormData) -> View:
    wanted = str(form.get("view", ""))
    return View(wanted) if wanted in set(View) else View.NEEDS


def asked_of(action: Action, form: FormData) -> CaseAction:
    """Return what a posted form asks for."""
    return CaseAction(action, reason_of(form), files_of(form), None, _whole(form.get("version")))


def reason_of(form: FormData) -> str:
    """Return the reason: the ready one that was chosen, and what was written."""
    parts = [str(form.get("why", "")).strip(), str(form.get("reason", "")).strip()]
    return ": ".join(part for part in parts if part)[:_LONGEST]


def files_of(form: FormData) -> dict[str, str]:
    """Return which received file goes into which slot."""
    found = str(form.get("file", "")).partition("=")
    return {found[0]: found[2]} if found[2] else {}


def _whole(value: object) -> int | None:
    text = str(value or "")
    return int(text) if text.isdigit() and len(text) < 10 else None


def _stuck(error: GatewayError, verb: str, form: FormData, screen: Screen) -> Stuck:
    """Return what stood in the way, and what has happened to the order since the form was opened."""
    seen = _whole(form.get("seen"))
    job = None if screen.open is None else screen.open.job
    since = () if job is None or seen is None else tuple(one for one in job.moments if one.seq > seen)
    return Stuck(
        verb=verb, what=error.what, fix=error.fix, since=since, changed=isinstance(error, WrongMomentError),
        faults=error.problems if isinstance(error, BadAnswersError) else (),
        reason=str(form.get("reason", "")), chosen=str(form.get("why", "")),
    )  # fmt: skip


def _next(before: Screen, view: View, case_id: str) -> str:
    there = f"/cases/{before.after}" if before.after else "/queue"
    return f"{there}?view={view.value}&done={case_id}"

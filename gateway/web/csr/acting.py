"""Act on a Case from the workbench: a plain form posts, the next Case opens; what stood in the way is shown instead.

An action is kept for some seconds before it is carried out, so that it can be taken back; claims, notes and what is
taken back count at once.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import ImmutableMultiDict

from gateway.domain.cases import Action
from gateway.domain.errors import (
    BadAnswersError,
    GatewayError,
    ReportRefusedError,
    UnknownThingError,
    WrongMomentError,
)
from gateway.domain.people import Caller
from gateway.domain.queue_views import QueueView
from gateway.services.attach_report import ReportToAttach, attach_report
from gateway.services.case_action import CaseAction, visible_case
from gateway.services.claim_case import claim_case, release_case
from gateway.services.note_case import note_case
from gateway.services.shop import Shop
from gateway.services.take_action import read_pending, take_action, withdraw_action
from gateway.web.auth import ShopHere
from gateway.web.browser import Posted, Visitor, VisitorHere, refuse_foreign
from gateway.web.csr.proposals import proposals
from gateway.web.csr.verbs import BY_NAME, VERBS
from gateway.web.csr.workbench import Screen, Staff, Stuck, screen_of, shown
from gateway.web.inputs import PathId
from gateway.web.uploads.multipart import ReceivedForm, receive_multipart

router = APIRouter(include_in_schema=False)
_MOST_TOGETHER = 200
Form = ImmutableMultiDict[str, object]


async def _bench(who: VisitorHere, shop: ShopHere, caller: Staff, request: Request) -> "_Bench":
    return _Bench(request, who, shop, caller)


class _Bench:
    """Who acts, where, and in which shop."""

    def __init__(self, request: Request, who: Visitor, shop: Shop, caller: Caller) -> None:
        self.request, self.who, self.shop, self.caller = request, who, shop, caller

    async def screen(self, view: QueueView, case_id: str) -> Screen:
        """Return what the workbench shows now."""
        return await run_in_threadpool(screen_of, self.shop, self.caller, self.who.words, view, (case_id, 0))

    async def refused(self, error: GatewayError, verb: str, form: Form, case_id: str) -> Response:
        """Show the Case again, with what stood in the way above the form that was sent."""
        screen = await self.screen(_view(form), case_id)
        stuck = _stuck(error, verb, form, screen)
        return shown(
            self.request, self.who, self.caller, screen, at="case", status=error.status, problem=stuck
        )


_BenchHere = Annotated[_Bench, Depends(_bench)]


@router.post("/pending/{pending_id}/undo")
async def undo(pending_id: PathId, bench: _BenchHere, form: Posted) -> Response:
    """Take an action back, and show its Case again."""
    found = await run_in_threadpool(read_pending, bench.shop, bench.caller, pending_id)
    try:
        await run_in_threadpool(withdraw_action, bench.shop, bench.caller, pending_id)
    except WrongMomentError as error:
        return await bench.refused(error, "undo", form, found.case_id)
    return RedirectResponse(f"/cases/{found.case_id}?view={_view(form).value}", 303)


@router.post("/cases/{case_id}/claim")
async def claim(case_id: PathId, bench: _BenchHere, form: Posted) -> Response:
    """Take a Case or give it back."""
    service = release_case if form.get("give") else claim_case
    await run_in_threadpool(service, bench.shop, bench.caller, case_id)
    return RedirectResponse(f"/cases/{case_id}?view={_view(form).value}", 303)


@router.post("/cases/{case_id}/note")
async def note(case_id: PathId, bench: _BenchHere, form: Posted) -> Response:
    """Keep a note to one's colleagues."""
    try:
        await run_in_threadpool(note_case, bench.shop, bench.caller, case_id, str(form.get("text", "")))
    except BadAnswersError as error:
        return await bench.refused(error, "note", form, case_id)
    return RedirectResponse(f"/cases/{case_id}?view={_view(form).value}", 303)


@router.post("/cases/{case_id}/replace-file")
async def replace_file(case_id: PathId, bench: _BenchHere) -> Response:
    """Replace a file: by one that is here already, or by one that comes with the form."""

    def admit(fields: Mapping[str, str]) -> None:
        refuse_foreign(bench.request, bench.shop, bench.who.session, fields.get("_csrf", ""))

    if not bench.request.headers.get("content-type", "").startswith("multipart/"):
        form: Form = await bench.request.form(max_files=0)
        admit({"_csrf": str(form.get("_csrf", ""))})
        return await _act(bench, case_id, "replace-file", form, files_of(form))
    received = await receive_multipart(bench.request, bench.shop, bench.caller, admit=admit)
    form = ImmutableMultiDict(received.fields)
    sent = {name.partition(":")[2]: row.id for name, row in received.files.items() if row.size}
    return await _act(bench, case_id, "replace-file", form, sent or files_of(form))


@router.post("/cases/{case_id}/attach")
async def attach(case_id: PathId, bench: _BenchHere) -> Response:
    """Attach the report of another preflight program, which comes with the form."""

    def admit(fields: Mapping[str, str]) -> None:
        refuse_foreign(bench.request, bench.shop, bench.who.session, fields.get("_csrf", ""))

    if bench.request.headers.get("content-type", "").startswith("multipart/"):
        received = await receive_multipart(bench.request, bench.shop, bench.caller, admit=admit)
        form: Form = ImmutableMultiDict(received.fields)
    else:
        form = await bench.request.form(max_files=0)
        admit({"_csrf": str(form.get("_csrf", ""))})
        received = ReceivedForm({}, {})
    try:
        await run_in_threadpool(_attach, bench, case_id, received)
    except (ReportRefusedError, WrongMomentError) as error:
        return await bench.refused(error, "attach", form, case_id)
    return RedirectResponse(f"/cases/{case_id}?view={_view(form).value}", 303)


def _attach(bench: _Bench, case_id: str, received: ReceivedForm) -> None:
    row = received.files.get("report")
    if row is None or not row.size:
        raise ReportRefusedError("No report was chosen.", fix="Choose the file that the other program wrote.")
    with bench.shop.store.read() as tx:
        case = visible_case(tx, bench.caller, case_id)
    if case.order_id is None:
        raise WrongMomentError("This Case has no order.", fix="Attach the report to a Case about a file.")
    asked = ReportToAttach(row.id, received.fields.get("slot", ""))
    attach_report(bench.shop, bench.caller, case.order_id, asked)


@router.post("/cases/{case_id}/suggestion")
async def follow(case_id: PathId, bench: _BenchHere, form: Posted) -> Response:
    """Do what was suggested, if that is still suggested."""
    found = await run_in_threadpool(proposals, bench.shop, bench.caller, bench.who.words, case_id)
    wanted = next((one for one in found if one.name == form.get("suggestion")), None)
    if wanted is None:
        error = WrongMomentError("This is no longer suggested.", fix="Choose from what is offered now.")
        return await bench.refused(error, "suggestion", form, case_id)
    asked = replace(wanted.action, version=_whole(form.get("version")))
    return await _take(bench, case_id, "suggestion", form, asked)


@router.post("/cases/{case_id}/{verb}")
async def act(case_id: PathId, verb: str, bench: _BenchHere, form: Posted) -> Response:
    """Do one thing about a Case, or about several, and go on to the next."""
    if verb not in BY_NAME:
        raise UnknownThingError(f"Nothing can be done by the name of '{verb}'.")
    return await _act(bench, case_id, verb, form, {})


async def _act(bench: _Bench, case_id: str, verb: str, form: Form, files: Mapping[str, str]) -> Response:
    asked = asked_of(BY_NAME[verb], form, files, bench.who.words.timezone)
    return await _take(bench, case_id, verb, form, asked)


async def _take(bench: _Bench, case_id: str, verb: str, form: Form, asked: CaseAction) -> Response:
    view = _view(form)
    before = await bench.screen(view, case_id)
    try:
        await run_in_threadpool(take_action, bench.shop, bench.caller, case_id, asked)
    except (BadAnswersError, WrongMomentError) as error:
        return await bench.refused(error, verb, form, case_id)
    others = await run_in_threadpool(_together, bench, asked, _others(form, before, case_id))
    return RedirectResponse(_next(before, view, {case_id, *others}), 303)


def _others(form: Form, before: Screen, case_id: str) -> list[str]:
    """Return the further Cases that the same is to be done to: those picked, and those alike."""
    here = next((line for line in before.shown.lines if line.id == case_id), None)
    alike = [line.id for line in before.shown.lines if here is not None and line.group == here.group]
    picked = [str(one)[:64] for one in form.getlist("also")]
    wanted = [*picked, *(alike if form.get("alike") else ())]
    return [one for one in dict.fromkeys(wanted) if one != case_id][:_MOST_TOGETHER]


def _together(bench: _Bench, asked: CaseAction, others: list[str]) -> list[str]:
    """Do the same to other Cases; one that does not offer it is left as it is. Return those that it was done to."""
    if not VERBS[asked.action].together:
        return []
    alone = CaseAction(asked.action, asked.reason, device=asked.device, until=asked.until)
    return [other for other in others if _done(bench, other, alone)]


def _done(bench: _Bench, case_id: str, asked: CaseAction) -> bool:
    try:
        take_action(bench.shop, bench.caller, case_id, asked)
    except (BadAnswersError, WrongMomentError, UnknownThingError):
        return False
    return True


def _view(form: Form) -> QueueView:
    wanted = str(form.get("view", ""))
    return QueueView(wanted) if wanted in set(QueueView) else QueueView.NEEDS


def asked_of(action: Action, form: Form, files: Mapping[str, str], timezone: str) -> CaseAction:
    """Return what a posted form asks for."""
    return CaseAction(
        action, reason_of(form), files, None, _whole(form.get("version")),
        text=str(form.get("text", "")), fields=_list(form, "fields"), slots=_list(form, "slots"),
        device=str(form.get("device", "")), until=until_of(form, timezone), mends=_mends(form),
    )  # fmt: skip


def _mends(form: Form) -> dict[str, tuple[str, ...]]:
    """Return the fixups that were ticked, by slot."""
    ticked = [str(one).partition("=") for one in form.getlist("mend")]
    return {slot: tuple(key for here, _, key in ticked if here == slot) for slot, _, _ in ticked}


def _list(form: Form, name: str) -> tuple[str, ...]:
    return tuple(str(one) for one in form.getlist(name))


def reason_of(form: Form) -> str:
    """Return the reason: the ready one that was chosen, and what was written."""
    parts = [str(form.get("why", "")).strip(), str(form.get("reason", "")).strip()]
    return ": ".join(part for part in parts if part)


def until_of(form: Form, timezone: str) -> datetime | None:
    """Return the time that was chosen or typed, in the shop's own time where it names no zone."""
    text = str(form.get("until_other", "")).strip() or str(form.get("until", "")).strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=ZoneInfo(timezone))


def files_of(form: Form) -> dict[str, str]:
    """Return which received file goes into which slot."""
    slot, _, file_id = str(form.get("file", "")).rpartition("=")
    return {slot: file_id} if slot and file_id else {}


def _whole(value: object) -> int | None:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _stuck(error: GatewayError, verb: str, form: Form, screen: Screen) -> Stuck:
    """Return what stood in the way, and what has happened to the order since the form was opened."""
    seen = _whole(form.get("seen"))
    job = None if screen.open is None else screen.open.job
    since = () if job is None or seen is None else tuple(one for one in job.moments if one.seq > seen)
    return Stuck(
        verb=verb, what=error.what, fix=error.fix, since=since, changed=isinstance(error, WrongMomentError),
        faults=error.problems if isinstance(error, BadAnswersError) else (),
        reason=str(form.get("reason", "")), chosen=str(form.get("why", "")), text=str(form.get("text", "")),
    )  # fmt: skip


def _next(before: Screen, view: QueueView, gone: set[str]) -> str:
    """Return where to go on: the next Case of the list that nothing was done about."""
    ids = [line.id for line in before.shown.lines]
    here = next((number for number, one in enumerate(ids) if one in gone), 0)
    gone |= {line.id for line in before.shown.lines if line.pending}
    left = [one for one in (*ids[here:], *ids[:here][::-1]) if one not in gone]
    return f"/cases/{left[0]}?{urlencode({'view': view.value})}" if left else f"/queue?view={view.value}"

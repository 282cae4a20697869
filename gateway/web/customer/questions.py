"""A question of the shop: exactly the fields and files that are asked for, and a word back."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from gateway.domain.errors import BadAnswersError
from gateway.domain.people import Caller
from gateway.services.ask_customer import QuestionView, answer_question, question_view
from gateway.services.shop import Shop
from gateway.services.submit_order import find_form
from gateway.services.views import visible_order
from gateway.web.auth import ShopHere
from gateway.web.browser import Visitor, VisitorHere, refuse_foreign
from gateway.web.customer.draft_form import UNITS, notation_of
from gateway.web.customer.start import Reader, Writer
from gateway.web.edge import streamed
from gateway.web.inputs import PathId
from gateway.web.pages import page
from gateway.web.uploads.multipart import Fields, receive_multipart
from order_forms import AnswerProblem, Question, Section, check_answers, read_posted, sheet, visible

router = APIRouter(include_in_schema=False)
_REPLY = 4000
Asked = tuple[QuestionView, tuple[Question, ...]]


@router.get("/questions/{question_id}")
async def show(
    question_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Reader
) -> Response:
    """Show a question with the fields and files that it opens."""
    found = await run_in_threadpool(_asked, shop, caller, question_id, (request, who))
    return _answer(request, who, found)


def _answer(request: Request, who: Visitor, found: Asked, problem: str = "", reply: str = "") -> Response:
    return page(
        "customer/question_page.html", request, who, status=422 if problem else 200, q=found[0],
        questions=found[1], problem=problem, reply=reply,
    )  # fmt: skip


def _asked(
    shop: Shop, caller: Caller, question_id: str, how: tuple[Request, Visitor],
    changed: Mapping[str, Any] | None = None,
) -> Asked:  # fmt: skip
    request, who = how
    view = question_view(shop, caller, question_id, locale=who.words.locale)
    with shop.store.read() as tx:
        order = visible_order(tx, caller, view.order_id)
    form = find_form(shop, order.form_id)
    answers = visible(form, order.answers if changed is None else changed).answers
    problems: tuple[AnswerProblem, ...] = (
        () if changed is None else check_answers(form, answers, who.words.locale)
    )
    sections = sheet(
        form, answers, problems, locale=who.words.locale,
        notation=notation_of(who.words, request.cookies.get(UNITS, "")),
    )  # fmt: skip
    asked = {field.pointer for field in view.fields} | {problem.path for problem in problems}
    return view, tuple(_leaves(sections, asked))


def _leaves(sections: tuple[Section, ...], asked: set[str]) -> Iterator[Question]:
    waiting = [question for section in sections for question in section.questions]
    while waiting:
        question = waiting.pop(0)
        if question.pointer in asked:
            yield question
        else:
            waiting = [*question.inside, *waiting]


@router.post("/questions/{question_id}")
@streamed
async def send(
    question_id: PathId, request: Request, who: VisitorHere, shop: ShopHere, caller: Writer
) -> Response:
    """Take the answer; the order goes on by itself."""

    def admit(fields: Fields) -> None:
        refuse_foreign(request, shop, who.session, fields.get("_csrf", ""))

    view, _ = await run_in_threadpool(_asked, shop, caller, question_id, (request, who))
    received = await receive_multipart(request, shop, caller, admit=admit)
    reply = received.fields.get("reply", "")[:_REPLY]
    after, given = await run_in_threadpool(_changed, shop, caller, view, (received.fields, request, who))
    try:
        await run_in_threadpool(answer_question, shop, caller, question_id, given, received.by_slot, reply)
    except BadAnswersError as refused:
        found = await run_in_threadpool(_asked, shop, caller, question_id, (request, who), after)
        nothing = any(problem["code"] == "nothing-answered" for problem in refused.problems)
        said = who.words("order.question_nothing") if nothing else refused.what
        return _answer(request, who, found, said, reply)
    return RedirectResponse(f"/orders/{view.order_id}", 303)


def _changed(
    shop: Shop, caller: Caller, view: QuestionView, posted: tuple[Fields, Request, Visitor]
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return all answers as they would be, and the value of each posted field that differs, by pointer."""
    fields, request, who = posted
    with shop.store.read() as tx:
        order = visible_order(tx, caller, view.order_id)
    form = find_form(shop, order.form_id)
    notation = notation_of(who.words, request.cookies.get(UNITS, ""))
    after = read_posted(form, fields.items(), order.answers, notation)
    before = {field.pointer: field.value for field in visible(form, order.answers).fields}
    now = {field.pointer: field.value for field in visible(form, after).fields if field.given}
    return after, {name: now[name] for name in fields if name in now and now[name] != before.get(name)}

"""Questions: they open exactly what they name, and the answer sets the order going again."""

from pathlib import Path

import pytest

from adapters import DeviceEventKind
from gateway.domain.cases import Action
from gateway.domain.errors import BadAnswersError, UnknownThingError, WrongMomentError
from gateway.domain.states import WAKES, State
from gateway.services.ask_customer import QuestionView, answer_question, question_view, questions_of
from gateway.services.shop import Shop
from gateway.services.sweep import sweep
from gateway.services.why_standing import why_standing
from gateway.services.write_message import messages
from gateway_builders import a_file, caller_of, run_work
from good_orders import flyer_pdf
from preflight_builders import A4, page, pdf
from service_builders import Clock, Shelf, act, ledger, open_case, place, say, shelf_shop, state

WRONG = pdf(page(A4), page(A4))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock, shelf: Shelf) -> Shop:
    return shelf_shop(tmp_path, shelf, clock=clock)


def asked(shop: Shop, order_id: str, *fields: str, slots: tuple[str, ...] = ()) -> QuestionView:
    act(shop, order_id, Action.ASK, text="Which one do you want?", fields=fields, slots=slots)
    return questions_of(shop, caller_of(shop, "ana"), order_id)[-1]


def answer(shop: Shop, question: QuestionView, reply: str = "", person: str = "ana", **values: object) -> str:
    answers = {f"/{name}": value for name, value in values.items()}
    return answer_question(shop, caller_of(shop, person), question.id, answers, {}, reply)


def test_a_question_waits_with_its_customer_and_shows_only_what_it_opens(shop: Shop):
    order_id = place(shop, WRONG)
    question = asked(shop, order_id, "/size", slots=("single",))
    assert [(field.pointer, field.value) for field in question.fields] == [("/size", "A5")]
    assert [slot.slot for slot in question.slots] == ["single"]
    assert question.open
    case = open_case(shop, order_id)
    assert (state(shop, order_id), case.state, case.turn) == ("needs_customer", "waiting", "customer")
    assert why_standing(shop, caller_of(shop, "ana"), order_id).key == "asked"


def test_the_answer_makes_a_new_revision_that_goes_on_by_itself(shop: Shop):
    order_id = place(shop, WRONG)
    question = asked(shop, order_id, "/size")
    assert answer(shop, question, size="A4") == "received"
    run_work(shop)
    assert state(shop, order_id) in ("sent", "needs_customer")
    assert not question_view(shop, caller_of(shop, "ana"), question.id).open


def test_a_file_that_was_asked_for_sets_the_order_going(shop: Shop):
    order_id = place(shop, WRONG)
    question = asked(shop, order_id, slots=("single",))
    file = a_file(shop, flyer_pdf())
    assert answer_question(shop, caller_of(shop, "ana"), question.id, {}, {"single": file}, "") == "received"
    run_work(shop)
    assert state(shop, order_id) == "sent"


def test_a_choice_may_bring_up_fields_that_were_not_asked_for(shop: Shop):
    order_id = place(shop, WRONG)
    question = asked(shop, order_id, "/size")
    assert answer(shop, question, size="custom", width_mm=200, height_mm=280) == "received"


@pytest.mark.parametrize(
    "values", [{"quantity": 9000}, {"size": "A4", "quantity": 9000}, {"size": "A99"}, {}, {"size": "A5"}]
)
def test_what_was_not_asked_for_or_does_not_fit_is_refused_and_nothing_changes(
    shop: Shop, values: dict[str, object]
):
    order_id = place(shop, WRONG)
    question = asked(shop, order_id, "/size")
    with pytest.raises(BadAnswersError):
        answer(shop, question, **values)
    assert question_view(shop, caller_of(shop, "ana"), question.id).open
    assert state(shop, order_id) == "needs_customer"


def test_a_slot_that_was_not_asked_for_is_refused(shop: Shop):
    question = asked(shop, place(shop, WRONG), "/size")
    file = a_file(shop, flyer_pdf())
    with pytest.raises(BadAnswersError, match="No file was asked for"):
        answer_question(shop, caller_of(shop, "ana"), question.id, {}, {"single": file}, "")


def test_words_alone_lay_the_case_before_the_shop_again(shop: Shop):
    order_id = place(shop, WRONG)
    question = asked(shop, order_id, "/size")
    assert answer(shop, question, reply="I do not know.\u202e Call me") == "needs_csr"
    case = open_case(shop, order_id)
    assert (case.state, case.turn, case.evidence["reply"]) == ("open", "csr", "I do not know. Call me")
    said = messages(shop, caller_of(shop, "ana"), order_id)
    assert [(one.side, one.by, one.text) for one in said] == [
        ("shop", "", "Which one do you want?"),
        ("customer", "Ana Example", "I do not know. Call me"),
    ]


def test_a_question_is_answered_once_and_not_when_the_order_has_gone_on(shop: Shop):
    order_id = place(shop, WRONG)
    first, second = asked(shop, order_id, "/size"), asked(shop, order_id, "/size")
    answer(shop, first, reply="The large one.")
    with pytest.raises(WrongMomentError, match="has been answered"):
        answer(shop, first, reply="Or not.")
    act(shop, order_id, Action.ACCEPT, reason="by phone")
    with pytest.raises(WrongMomentError, match="need not be answered"):
        answer(shop, second, size="A4")


def test_another_company_sees_no_question(shop: Shop):
    question = asked(shop, place(shop, WRONG), "/size")
    with pytest.raises(UnknownThingError):
        question_view(shop, caller_of(shop, "eve"), question.id)
    with pytest.raises(UnknownThingError):
        answer(shop, question, person="eve", size="A4")


def test_a_customer_who_stays_silent_gives_the_case_back(shop: Shop, clock: Clock):
    order_id = place(shop, WRONG)
    question = asked(shop, order_id, "/size")
    clock.go_on(WAKES[State.NEEDS_CUSTOMER].after_s + 1)
    sweep(shop)
    case = open_case(shop, order_id)
    assert (state(shop, order_id), case.state, case.turn) == ("needs_csr", "open", "csr")
    assert answer(shop, question, size="A4") == "received"


def test_what_a_device_refused_can_be_asked_about_and_goes_out_anew(shop: Shop, shelf: Shelf):
    order_id = place(shop, paper="silk-170")
    say(shop, shelf, DeviceEventKind.REFUSED, "J2026-000001-1.1", text="no such paper")
    question = asked(shop, order_id, "/paper")
    assert state(shop, order_id) == "needs_customer"
    answer(shop, question, paper="silk-135")
    run_work(shop)
    assert ledger(shop, order_id) == ["refused", "sent"]


def test_a_refused_order_that_was_asked_about_can_still_be_sent_again(shop: Shop, shelf: Shelf):
    order_id = place(shop)
    say(shop, shelf, DeviceEventKind.REFUSED, "J2026-000001-1.1", text="full")
    asked(shop, order_id, "/paper")
    assert act(shop, order_id, Action.RETRY) == "ready"
